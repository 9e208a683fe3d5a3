package org.qiaoliang.web;

/**
 * A telephone line that people can call.
 *
 * @param code what it is for; its words are the message {@code web.hotline.<code>}
 * @param first whether it comes before everything else in danger
 * @param hours when it is answered, such as 08:30-17:30; empty for day and night
 */
public record Hotline(String number, String code, boolean first, String hours) {
    public String key() {
        return "web.hotline." + code;
    }
}
