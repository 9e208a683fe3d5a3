package org.qiaoliang.notices.internal;

import java.util.Locale;
import java.util.Map;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Makes the text of a notice from its template and parameters. */
@Component
class Words {
    private final Texts texts;
    private final String baseUrl;

    Words(Texts texts, NoticeSettings settings) {
        this.texts = texts;
        this.baseUrl = settings.baseUrl().replaceAll("/+$", "");
    }

    /** As it is read in the program, where its link stands beside it. */
    String text(Locale locale, String template, Map<String, String> parameters) {
        var text = texts.text(locale, template);
        for (var parameter : parameters.entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", value(locale, parameter.getValue()));
        }
        // A link that opens once is part of its text, since there is no other way to it.
        var path = parameters.get("path");
        return path == null ? text : text.replace("{link}", baseUrl + path);
    }

    /** A value may name a text: {@code @appeals.state.replied}. */
    private String value(Locale locale, String value) {
        return value.startsWith("@") && texts.has(value.substring(1)) ? texts.text(locale, value.substring(1)) : value;
    }

    /** As it goes out: with who sends it, and its link as an address. */
    String message(Locale locale, String template, Map<String, String> parameters, String link) {
        var text = texts.text(locale, "notices.signature") + text(locale, template, parameters);
        return link.isEmpty() || baseUrl.isEmpty() ? text : text + " " + address(link);
    }

    String address(String link) {
        return link.isEmpty() || baseUrl.isEmpty() ? "" : baseUrl + link;
    }
}
