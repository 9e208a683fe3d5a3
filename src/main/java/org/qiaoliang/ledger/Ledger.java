package org.qiaoliang.ledger;

/** Posts to the service ledger. */
public interface Ledger {
    /** Posts an entry in the running transaction: it and what it counts commit together or not at all (LEDGER-1). */
    EntryId post(Posting posting);

    /** Posts the opposite of an entry, with its dimensions and date; entries are never changed (LEDGER-2). */
    EntryId reverse(EntryId entry, String reason);
}
