package org.qiaoliang.web.internal.once;

import java.util.HashMap;
import java.util.Map;
import org.qiaoliang.database.StartupFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often, by name of the limit.
 *
 * @param limits {@code qiaoliang.limits.<name>=100/1h}; over what is built in
 */
@ConfigurationProperties("qiaoliang")
record LimitSettings(@DefaultValue Map<String, String> limits) {
    private static final Limit OTHER = Limit.parse("60/1h");
    private static final Map<String, Limit> BUILT_IN = Map.of(
            "public-submit-address", Limit.parse("100/1h"),
            "public-submit-phone", Limit.parse("5/1h"),
            // Wrong codes of one number from one address, and wrong numbers or codes from one address; beyond the last
            // not even a right one gets through from there.
            "code-guess", Limit.parse("10/1h"),
            "code-guess-address", Limit.parse("60/1h"),
            "code-guess-flood", Limit.parse("1000/1h"),
            "phone-code", Limit.parse("5/1h"),
            "phone-code-address", Limit.parse("30/1h"),
            "recovery", Limit.parse("5/1h"),
            "recovery-address", Limit.parse("60/1h"));

    Map<String, Limit> all() {
        var all = new HashMap<>(BUILT_IN);
        limits.forEach((name, text) -> all.put(name, parsed(name, text)));
        return Map.copyOf(all);
    }

    private static Limit parsed(String name, String text) {
        try {
            return Limit.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartupFailure(e, "database.setting.malformed", "qiaoliang.limits." + name);
        }
    }

    static Limit other() {
        return OTHER;
    }
}
