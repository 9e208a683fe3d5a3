package org.qiaoliang.notices.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices go out.
 *
 * @param quiet when SMS and WeChat messages wait, such as {@code 21:30-07:30}; empty for never
 * @param baseUrl address of the site as people reach it, put before links; empty leaves links out of messages
 * @param gateway addresses of the gateways, empty for none
 */
@ConfigurationProperties("qiaoliang.notices")
record NoticeSettings(
        @DefaultValue("21:30-07:30") String quiet,
        @DefaultValue("") String baseUrl,
        @DefaultValue Gateway gateway) {
    /**
     * The city's own gateways, called by HTTP.
     *
     * @param token sent as bearer token
     */
    record Gateway(
            @DefaultValue("") String sms,
            @DefaultValue("") String email,
            @DefaultValue("") String wechat,
            @DefaultValue("") String token) {}
}
