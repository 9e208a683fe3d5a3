package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP without Exif and XMP, and nothing after its end. */
final class Webp {
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HEADER = 12;
    private static final int EXIF_AND_XMP = 0b1100;

    private Webp() {}

    static byte[] clean(byte[] content) throws Refused {
        var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < HEADER
                || !word(content, 0).equals("RIFF")
                || !word(content, 8).equals("WEBP")) {
            throw new Refused(Refused.DAMAGED);
        }
        var end = 8L + (in.getInt(4) & 0xFFFFFFFFL);
        if (end > content.length) {
            throw new Refused(Refused.DAMAGED);
        }
        var out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, HEADER);
        var at = HEADER;
        while (at + 8 <= end) {
            var size = in.getInt(at + 4) & 0xFFFFFFFFL;
            var padded = 8 + size + (size & 1);
            if (at + 8 + size > end) {
                throw new Refused(Refused.DAMAGED);
            }
            var name = word(content, at);
            if (KEPT.contains(name)) {
                var chunk = new byte[Math.toIntExact(padded)];
                System.arraycopy(content, at, chunk, 0, Math.toIntExact(8 + size));
                if (name.equals("VP8X") && size > 0) {
                    chunk[8] &= ~EXIF_AND_XMP;
                }
                out.writeBytes(chunk);
            }
            at = Math.toIntExact(Math.min(at + padded, end));
        }
        var result = out.toByteArray();
        if (result.length == HEADER) {
            throw new Refused(Refused.DAMAGED);
        }
        ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(4, result.length - 8);
        return result;
    }

    private static String word(byte[] content, int at) {
        return new String(content, at, 4, ISO_8859_1);
    }
}
