package org.qiaoliang.appeals.internal.handling;

import java.util.List;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Name and phone of petitioners, sealed at rest; phones are found again by a keyed hash (PERSON-2). */
@Component
public class ContactSeal {
    public static final String PURPOSE = "appeals.contact";

    private final Vault vault;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Who can be reached, and who else speaks for a collective matter. */
    public record Contacts(String name, String phone, List<Submission.Contact> representatives) {
        public Contacts {
            representatives = List.copyOf(representatives);
        }
    }

    ContactSeal(Vault vault) {
        this.vault = vault;
    }

    public byte[] seal(Contacts contacts) {
        return vault.seal(PURPOSE, json.writeValueAsString(contacts));
    }

    public Contacts open(byte[] sealed) {
        return json.readValue(vault.open(PURPOSE, sealed), Contacts.class);
    }

    /** The same hash for the same phone in every module, so that a person is one person. */
    public byte[] phoneKey(String phone) {
        return vault.lookup("phone", phone);
    }
}
