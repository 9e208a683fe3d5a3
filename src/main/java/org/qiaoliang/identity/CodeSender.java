package org.qiaoliang.identity;

import java.time.Duration;
import java.util.Locale;

/**
 * Carries secrets of signing in to a person's phone. Implemented by module notices. Both run in the system transaction
 * that is open, and send once for an event.
 */
public interface CodeSender {
    /** A code of six digits that the person types in. */
    void sendCode(String event, String phone, String code, Duration validFor, Locale locale);

    /**
     * A link that opens once.
     *
     * @param path of the page, beginning with a slash
     */
    void sendLink(String event, String phone, String path, Duration validFor, Locale locale);
}
