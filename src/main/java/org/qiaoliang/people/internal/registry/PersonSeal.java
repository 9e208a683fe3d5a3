package org.qiaoliang.people.internal.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.RecordKey;
import org.qiaoliang.crypto.RecordKeys;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.people.Document;
import org.springframework.stereotype.Component;

/**
 * What is secret of a person, sealed with a key of their own; the key is sealed beside it, so that it takes no statement
 * to use and erasing it erases them. Documents and phones are found again by keyed hashes (PERSON-2).
 */
@Component
public class PersonSeal {
    /** What the keys themselves are sealed for. */
    public static final String PURPOSE = "people.key";

    static final String DOCUMENT = "document";
    static final String ADDRESS = "address";
    static final String PHONE = "phone";
    static final String GUARDIAN = "guardian";
    private static final String LOOKUP = "people.document";

    private final Vault vault;
    private final RecordKeys keys;

    PersonSeal(Vault vault, RecordKeys keys) {
        this.vault = vault;
        this.keys = keys;
    }

    public RecordKey fresh() {
        return keys.fresh();
    }

    public RecordKey open(byte[] sealedKey) {
        return keys.of(vault.openBytes(PURPOSE, sealedKey));
    }

    public byte[] sealed(RecordKey key) {
        return vault.sealBytes(PURPOSE, key.bytes());
    }

    public byte[] hash(Document document) {
        return vault.lookup(LOOKUP, document.lookup());
    }

    /** The same hash for the same phone in every module, so that a person is one person. */
    public byte[] phoneHash(String phone) {
        return vault.lookup(Phones.LOOKUP, phone);
    }

    /** The name of a guardian who has no file here. */
    public String guardian(byte[] sealedKey, byte[] sealed) {
        return open(sealedKey).open(GUARDIAN, sealed).lines().findFirst().orElse("");
    }

    static byte @Nullable [] document(RecordKey key, @Nullable Document document) {
        return document == null ? null : key.seal(DOCUMENT, document.number());
    }

    static byte @Nullable [] address(RecordKey key, String address) {
        return address.isEmpty() ? null : key.seal(ADDRESS, address);
    }

    static List<String> phones(RecordKey key, List<byte[]> sealed) {
        return sealed.stream().map(one -> key.open(PHONE, one)).toList();
    }
}
