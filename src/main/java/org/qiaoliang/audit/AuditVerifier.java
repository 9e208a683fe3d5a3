package org.qiaoliang.audit;

import org.jspecify.annotations.Nullable;

/** Walks the trail from its first link and says whether it is whole (ACCESS-5). */
public interface AuditVerifier {
    /** Reads all of it: minutes for millions of rows. Writers are not held up. */
    default Verdict verify() {
        return verify((links, events) -> {});
    }

    /** As {@link #verify()}, and tells now and then how many links and events have been walked. */
    Verdict verify(Progress progress);

    /**
     * Takes the chain as it stands for whole, on a person's word, and remembers its last link as the new head outside the
     * database: after the head was lost, on a new machine, or when the database was put back to an earlier moment. The
     * acceptance is itself an event, with the reason. Nothing is accepted where anything but the head is wrong.
     *
     * @param by who took it on themselves, as the operating system knows them
     * @param reason why, in words
     */
    Verdict acceptHead(String by, String reason, Progress progress);

    /** Told while the walk goes on. */
    interface Progress {
        void walked(long links, long events);
    }

    /**
     * What was found.
     *
     * @param links links of the chain that are whole
     * @param events events in them
     * @param unsealed events written but not chained yet; their own hashes were checked
     * @param broken the first thing wrong, null when all is whole
     */
    record Verdict(
            long links,
            long events,
            long unsealed,
            @Nullable Broken broken) {
        public boolean isWhole() {
            return broken == null;
        }
    }

    /**
     * The first thing wrong.
     *
     * @param link number of the link that is broken, 0 where it concerns an event in no link
     * @param event number of the event, 0 where it concerns a whole link
     */
    record Broken(Kind kind, long link, long event) {}

    /** What is wrong. */
    enum Kind {
        /** An event is not what was written. */
        CHANGED,
        /** An event that a link covers is not there. */
        DELETED,
        /** An event that the program did not write, or that was taken out of the chain. */
        INSERTED,
        /** A link is not what the sealer wrote. */
        LINK_CHANGED,
        /** A link is not there. */
        LINK_DELETED,
        /** The last links are not there: the head kept outside the database knows of them. */
        TAIL_CUT,
        /** Links exist, and no head is kept outside: whether the tail was cut can't be told. */
        HEAD_MISSING;

        /** The word in message keys: {@code audit.broken.tail-cut}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
