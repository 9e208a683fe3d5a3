package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing in an image's metadata that its look depends on: which way is up. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /** 1 (upright) to 8; 1 for anything odd. */
    static int orientation(byte[] bytes, int from, int to) {
        try {
            var tiff = ByteBuffer.wrap(bytes, from, to - from).slice();
            var order = tiff.getShort(0);
            if (order == 0x4949) {
                tiff.order(ByteOrder.LITTLE_ENDIAN);
            } else if (order != 0x4D4D) {
                return 1;
            }
            var directory = tiff.getInt(4);
            var entries = tiff.getShort(directory) & 0xFFFF;
            for (var i = 0; i < entries; i++) {
                var entry = directory + 2 + i * ENTRY;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    var value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    /** The body of an APP1 segment with nothing but the orientation. */
    static byte[] withOrientationOnly(int orientation) {
        return ByteBuffer.allocate(6 + 8 + 2 + ENTRY + 4)
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .put("MM".getBytes(ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
