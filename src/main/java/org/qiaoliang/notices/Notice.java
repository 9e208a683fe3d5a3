package org.qiaoliang.notices;

import java.util.Locale;
import java.util.Map;
import org.qiaoliang.kernel.AccountId;

/**
 * A message to one recipient.
 *
 * @param event what it tells of, unique for the recipient, such as {@code appeal.replied/SQ2026-000123/1}
 * @param recipient to whom and by which way
 * @param template message key of its text, {@code <module>.notice.<name>}; nothing confidential goes into its parameters
 * @param parameters by name, put into the text as {name}
 * @param locale the recipient's language
 * @param link path of the page it leads to, empty for none
 */
public record Notice(
        String event,
        Recipient recipient,
        String template,
        Map<String, String> parameters,
        Locale locale,
        String link) {

    /** Who gets a notice. */
    public sealed interface Recipient {
        /** In the application, to an account. */
        record Account(AccountId account) implements Recipient {}

        /** By SMS. */
        record Phone(String number) implements Recipient {}

        /** By e-mail. */
        record Email(String address) implements Recipient {}
    }
}
