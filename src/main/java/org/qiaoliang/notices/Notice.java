package org.qiaoliang.notices;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.ScopeKey;

/**
 * A message to one recipient.
 *
 * @param event what it tells of, unique for the recipient, such as {@code appeal.replied/SQ2026-000123/1}
 * @param recipient to whom and by which way
 * @param template message key of its text, {@code <module>.notice.<name>}; nothing confidential goes into its parameters
 * @param parameters by name, put into the text as {name}; a value {@code @key} is the text of that message key
 * @param locale the recipient's language
 * @param link path of the page it leads to, empty for none
 * @param scope whose business it is, for administrators with a bounded grant who read the outbox; null when it belongs to
 *     no organization
 */
public record Notice(
        String event,
        Recipient recipient,
        String template,
        Map<String, String> parameters,
        Locale locale,
        String link,
        @Nullable ScopeKey scope) {
    public Notice {
        parameters = Map.copyOf(parameters);
    }

    public Notice(
            String event,
            Recipient recipient,
            String template,
            Map<String, String> parameters,
            Locale locale,
            String link) {
        this(event, recipient, template, parameters, locale, link, null);
    }

    /** Who gets a notice. */
    public sealed interface Recipient {
        /** In the application, to an account. */
        record Account(AccountId account) implements Recipient {}

        /** By SMS. */
        record Phone(String number) implements Recipient {}

        /** By e-mail. */
        record Email(String address) implements Recipient {}

        /** By WeChat, to who follows the organization's account. */
        record WeChat(String openId) implements Recipient {}
    }
}
