package org.qiaoliang.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Words on the console, where nobody has chosen a language yet: Chinese, then English, on one line. They come from the
 * bundle of the module that the key begins with.
 */
public final class BothLanguages {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private BothLanguages() {}

    public static String line(String key, @Nullable Object... parameters) {
        String chinese = text(Locale.ROOT, key, parameters);
        String english = text(Locale.ENGLISH, key, parameters);
        return chinese.equals(english) ? chinese : chinese + " / " + english;
    }

    private static String text(Locale locale, String key, @Nullable Object... parameters) {
        String module = key.substring(0, key.indexOf('.'));
        String pattern =
                ResourceBundle.getBundle("messages." + module, locale, EXACT).getString(key);
        // As text: a process or a port is not a number to be grouped.
        Object[] words =
                java.util.Arrays.stream(parameters).map(String::valueOf).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(words);
    }
}
