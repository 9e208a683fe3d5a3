package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG with the picture's own chunks only: no texts, Exif, times, nor anything after the end. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");
    private static final int FRAME = 12;
    private static final long MOST_PIXELS = 120_000_000;

    private Png() {}

    static byte[] clean(byte[] content) throws Refused {
        var in = ByteBuffer.wrap(content);
        var out = new ByteArrayOutputStream(content.length);
        if (content.length < SIGNATURE.length || !in.slice(0, 8).equals(ByteBuffer.wrap(SIGNATURE))) {
            throw new Refused(Refused.DAMAGED);
        }
        out.writeBytes(SIGNATURE);
        var at = SIGNATURE.length;
        while (at + FRAME <= content.length) {
            var length = in.getInt(at);
            if (length < 0 || length > content.length - at - FRAME) {
                throw new Refused(Refused.DAMAGED);
            }
            var type = new String(content, at + 4, 4, ISO_8859_1);
            var crc = new CRC32();
            crc.update(content, at + 4, length + 4);
            if ((int) crc.getValue() != in.getInt(at + 8 + length) || (at == SIGNATURE.length) != type.equals("IHDR")) {
                throw new Refused(Refused.DAMAGED);
            }
            if (type.equals("IHDR") && (long) in.getInt(at + 8) * in.getInt(at + 12) > MOST_PIXELS) {
                throw new Refused(Refused.BOMB);
            }
            if (KEPT.contains(type)) {
                out.write(content, at, length + FRAME);
            } else if (Character.isUpperCase(type.charAt(0))) {
                // A chunk that must be understood, and is not.
                throw new Refused(Refused.DAMAGED);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            at += length + FRAME;
        }
        throw new Refused(Refused.DAMAGED);
    }
}
