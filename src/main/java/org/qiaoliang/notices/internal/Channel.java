package org.qiaoliang.notices.internal;

import java.util.Arrays;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.notices.Notice.Recipient;

/** By which way a notice goes. */
enum Channel {
    ACCOUNT("account"),
    SMS("sms"),
    EMAIL("email"),
    WECHAT("wechat");

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The word in the database, in URLs and message keys. */
    String code() {
        return code;
    }

    static Channel of(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account account -> ACCOUNT;
            case Recipient.Phone phone -> SMS;
            case Recipient.Email email -> EMAIL;
            case Recipient.WeChat weChat -> WECHAT;
        };
    }

    static Channel ofCode(String code) {
        return Arrays.stream(values())
                .filter(c -> c.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    static String address(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account account -> account.account().toString();
            case Recipient.Phone phone -> phone.number();
            case Recipient.Email email -> email.address();
            case Recipient.WeChat weChat -> weChat.openId();
        };
    }

    /** How an address is shown to who reads the outbox. */
    String masked(String address) {
        if (this == SMS) {
            return Masking.phone(address);
        }
        var at = address.indexOf('@');
        return Masking.name(at > 0 ? address.substring(0, at) : address) + (at > 0 ? address.substring(at) : "");
    }
}
