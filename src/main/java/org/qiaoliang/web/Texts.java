package org.qiaoliang.web;

import java.util.List;
import java.util.Locale;

/**
 * Every text a person sees, in both languages, from {@code messages/<module>.properties} (Chinese) and
 * {@code messages/<module>_en.properties} (English). Keys begin with the module's name.
 */
public interface Texts {
    Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    Locale ENGLISH = Locale.ENGLISH;

    /** The text with its parameters put in (MessageFormat); the key itself when there is no such text. */
    String text(Locale locale, String key, Object... parameters);

    boolean has(String key);

    /** All keys that begin so, in their order: a catalogue that grows with the bundles of the modules. */
    List<String> keys(String beginning);
}
