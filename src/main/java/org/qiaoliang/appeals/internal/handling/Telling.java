package org.qiaoliang.appeals.internal.handling;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.ContactSeal.Contacts;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.Notice.Recipient;
import org.qiaoliang.notices.Notices;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of an appeal. Of a confidential case nothing is said but that there is news: somebody else may
 * be reading the phone.
 */
@Component
public class Telling {
    private final Notices notices;
    private final ContactSeal contacts;

    Telling(Notices notices, ContactSeal contacts) {
        this.notices = notices;
        this.contacts = contacts;
    }

    /**
     * Nothing when the petitioner is anonymous or can't get a short message.
     *
     * @param caseKey of a confidential case
     */
    public void petitioner(
            AppealNumber number,
            @Nullable CaseKeyId caseKey,
            byte @Nullable [] contact,
            String language,
            String name,
            String occasion,
            ScopeKey scope,
            Map<String, String> parameters) {
        if (contact != null) {
            var contacts = this.contacts.open(caseKey, contact);
            petitioner(number, caseKey != null, contacts, language, name, occasion, scope, parameters);
        }
    }

    /** As the other, for who has the contact open. */
    public void petitioner(
            AppealNumber number,
            boolean confidential,
            Contacts contact,
            String language,
            String name,
            String occasion,
            ScopeKey scope,
            Map<String, String> parameters) {
        if (!reachable(contact)) {
            return;
        }
        var all = new HashMap<>(confidential ? Map.of() : parameters);
        all.put("number", number.value());
        notices.send(new Notice(
                "appeal." + name + "/" + number + "/" + occasion,
                new Recipient.Phone(contact.phone()),
                "appeals.notice." + (confidential ? "discreet" : name),
                all,
                Locale.of(language),
                "/follow?number=" + number.value(),
                // Of a confidential case not even the number of it is the business of those who look after the outbox.
                confidential ? null : scope));
    }

    /** Whether there is a phone that takes short messages. */
    boolean reaches(@Nullable CaseKeyId caseKey, byte @Nullable [] contact) {
        return contact != null && reachable(contacts.open(caseKey, contact));
    }

    private static boolean reachable(Contacts contact) {
        return contact.phone().startsWith("1");
    }

    public void staff(AccountId account, AppealNumber number, ScopeKey scope, String name, String occasion) {
        notices.send(new Notice(
                "appeal." + name + "/" + number + "/" + occasion,
                new Recipient.Account(account),
                "appeals.notice.staff." + name,
                Map.of("number", number.value()),
                Locale.SIMPLIFIED_CHINESE,
                "/workbench/appeals/" + number,
                scope));
    }
}
