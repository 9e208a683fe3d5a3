package org.qiaoliang.appeals.internal.handling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Name and phone of petitioners, sealed at rest; phones are found again by a keyed hash (PERSON-2). */
@Component
public class ContactSeal {
    public static final String PURPOSE = "appeals.contact";

    private final Vault vault;
    private final CaseKeys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Who can be reached, and who else speaks for a collective matter. */
    public record Contacts(String name, String phone, List<Submission.Contact> representatives) {
        public Contacts {
            representatives = List.copyOf(representatives);
        }
    }

    ContactSeal(Vault vault, CaseKeys keys) {
        this.vault = vault;
        this.keys = keys;
    }

    /** @param key of the case when it is confidential: who called for help is as secret as what they said (APPEAL-4) */
    public byte[] seal(@Nullable CaseKeyId key, Contacts contacts) {
        var text = json.writeValueAsString(contacts);
        return key == null ? vault.seal(PURPOSE, text) : keys.seal(key, text);
    }

    public Contacts open(@Nullable CaseKeyId key, byte[] sealed) {
        var text = key == null ? vault.open(PURPOSE, sealed) : keys.open(key, sealed);
        return json.readValue(text, Contacts.class);
    }

    /** The same hash for the same phone in every module, so that a person is one person. */
    public byte[] phoneKey(String phone) {
        return vault.lookup("phone", phone);
    }
}
