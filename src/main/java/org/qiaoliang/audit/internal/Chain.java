package org.qiaoliang.audit.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;

/** How links hang together: each is a keyed hash over the one before it and the hashes of the events it covers. */
@Component
class Chain {
    /** The link before the first. */
    static final byte[] START = new byte[32];

    private static final String PURPOSE = "audit.chain";

    private final Vault vault;

    Chain(Vault vault) {
        this.vault = vault;
    }

    /** An event as a link covers it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Covered(long event, byte[] mac) {}

    byte[] hash(byte[] previous, long sequence, List<Covered> events) {
        var size = previous.length + Long.BYTES;
        for (var event : events) {
            size += Long.BYTES + Integer.BYTES + event.mac().length;
        }
        var form = ByteBuffer.allocate(size).put(previous).putLong(sequence);
        events.forEach(e -> form.putLong(e.event()).putInt(e.mac().length).put(e.mac()));
        return vault.mac(PURPOSE, form.array());
    }

    byte[] hash(TrailRow row) {
        return vault.mac(StoredAudit.ROW, row.form());
    }
}
