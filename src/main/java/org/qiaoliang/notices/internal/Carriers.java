package org.qiaoliang.notices.internal;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.notices.DeliveryPort;
import org.qiaoliang.notices.EmailPort;
import org.qiaoliang.notices.SmsPort;
import org.qiaoliang.notices.WeChatPort;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ways out there are: beans of the ports, else the gateways of the settings. */
@Component
class Carriers {
    private final Map<Channel, DeliveryPort> ports = new EnumMap<>(Channel.class);

    Carriers(
            ObjectProvider<SmsPort> sms,
            ObjectProvider<EmailPort> email,
            ObjectProvider<WeChatPort> weChat,
            NoticeSettings settings) {
        var gateway = settings.gateway();
        put(Channel.SMS, sms.getIfAvailable(), gateway.sms(), gateway.token());
        put(Channel.EMAIL, email.getIfAvailable(), gateway.email(), gateway.token());
        put(Channel.WECHAT, weChat.getIfAvailable(), gateway.wechat(), gateway.token());
    }

    private void put(Channel channel, @Nullable DeliveryPort bean, String url, String token) {
        if (bean != null) {
            ports.put(channel, bean);
        } else if (!url.isBlank()) {
            ports.put(channel, new HttpGateway(url, token));
        }
    }

    /** Null when messages of this kind stay in the outbox. */
    @Nullable
    DeliveryPort port(Channel channel) {
        return ports.get(channel);
    }

    boolean none() {
        return ports.isEmpty();
    }
}
