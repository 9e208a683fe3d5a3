package org.qiaoliang.audit.internal;

import java.util.HexFormat;
import java.util.Optional;

/** The last link of the chain, as the file outside the database remembers it. */
@SuppressWarnings("ArrayRecordComponent")
record Head(long sequence, byte[] hash) {
    /** Before the first link: a trail that is to begin here. */
    static final Head BEGINNING = new Head(0, Chain.START);

    private static final HexFormat HEX = HexFormat.of();

    String line() {
        return sequence + " " + HEX.formatHex(hash) + "\n";
    }

    static Optional<Head> parse(String line) {
        var words = line.strip().split(" ", -1);
        try {
            return words.length == 2
                    ? Optional.of(new Head(Long.parseLong(words[0]), HEX.parseHex(words[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
