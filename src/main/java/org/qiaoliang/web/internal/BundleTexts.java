package org.qiaoliang.web.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.web.Texts;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

@Component
class BundleTexts implements Texts {
    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();
    /** Parsing a pattern costs more than formatting by it. */
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    BundleTexts() {
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                var name = file.getFilename();
                var target = name != null && name.endsWith("_en.properties") ? english : chinese;
                properties.forEach((key, value) -> target.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String text(Locale locale, String key, Object... parameters) {
        var texts = "en".equals(locale.getLanguage()) ? english : chinese;
        var text = texts.get(key);
        if (text == null) {
            return key;
        }
        // A text without parameters is taken as it stands, so that only texts with {0} need doubled apostrophes.
        return parameters.length == 0 ? text : format(locale, text).format(parameters);
    }

    /** A copy, since a format serves one thread at a time. */
    private MessageFormat format(Locale locale, String pattern) {
        var format = parsed.computeIfAbsent(locale.getLanguage() + pattern, key -> new MessageFormat(pattern, locale));
        return (MessageFormat) format.clone();
    }

    @Override
    public boolean has(String key) {
        return chinese.containsKey(key);
    }

    @Override
    public List<String> keys(String beginning) {
        return chinese.keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .sorted()
                .toList();
    }
}
