package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * MP4 and M4A without the place, device and titles that telephones write. The boxes that hold them become free space of the
 * same length, so that nothing else moves.
 */
final class Mp4 {
    private static final Set<String> TOLD = Set.of("udta", "meta", "uuid");
    private static final Set<String> HOLDERS = Set.of("moov", "trak", "mdia", "moof", "traf");
    private static final int DEEPEST = 8;

    private final byte[] bytes;
    private final ByteBuffer in;

    private Mp4(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    static byte[] clean(byte[] content) throws Refused {
        // QuickTime is of the same make, but keeps places in other ways as well.
        if (content.length < 12
                || !word(content, 4).equals("ftyp")
                || word(content, 8).equals("qt  ")) {
            throw new Refused(Refused.TYPE);
        }
        var copy = content.clone();
        new Mp4(copy).boxes(0, copy.length, 0);
        return copy;
    }

    private void boxes(int from, int to, int depth) throws Refused {
        var at = from;
        while (at + 8 <= to) {
            long size = in.getInt(at) & 0xFFFFFFFFL;
            var header = 8;
            if (size == 1 && at + 16 <= to) {
                size = in.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || size > to - at) {
                throw new Refused(Refused.DAMAGED);
            }
            var end = at + (int) size;
            var name = word(bytes, at + 4);
            if (TOLD.contains(name)) {
                System.arraycopy("free".getBytes(ISO_8859_1), 0, bytes, at + 4, 4);
                Arrays.fill(bytes, at + header, end, (byte) 0);
            } else if (HOLDERS.contains(name) && depth < DEEPEST) {
                boxes(at + header, end, depth + 1);
            }
            at = end;
        }
        if (at != to && depth == 0) {
            throw new Refused(Refused.DAMAGED);
        }
    }

    private static String word(byte[] bytes, int at) {
        return new String(bytes, at, 4, ISO_8859_1);
    }
}
