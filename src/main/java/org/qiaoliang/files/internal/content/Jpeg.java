package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * JPEG without what cameras and programs write beside the picture: place, time, device, thumbnail, comments (Exif, XMP,
 * IPTC). The picture itself is not touched. Kept are the colour profile and which way is up.
 */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int MOST_PIXELS = 120_000_000;

    private final byte[] in;
    private final ByteArrayOutputStream out;
    private int at;

    private Jpeg(byte[] in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length + 64);
    }

    static byte[] clean(byte[] content) throws Refused {
        try {
            return new Jpeg(content).run();
        } catch (IndexOutOfBoundsException e) {
            throw new Refused(Refused.DAMAGED);
        }
    }

    private byte[] run() throws Refused {
        if (u8(0) != 0xFF || u8(1) != SOI) {
            throw new Refused(Refused.DAMAGED);
        }
        out.write(in, 0, 2);
        at = 2;
        var turned = 1;
        var written = false;
        while (true) {
            var marker = marker();
            if (marker == EOI) {
                out.write(0xFF);
                out.write(EOI);
                // What follows the picture (another picture, an archive, a script) is left out.
                return out.toByteArray();
            }
            var length = u16(at);
            if (length < 2 || at + length > in.length) {
                throw new Refused(Refused.DAMAGED);
            }
            if (marker == APP1 && turned == 1 && starts("Exif\0\0")) {
                turned = Exif.orientation(in, at + 8, at + length);
            }
            if (isFrame(marker) && (long) u16(at + 3) * u16(at + 5) > MOST_PIXELS) {
                throw new Refused(Refused.BOMB);
            }
            if (keeps(marker)) {
                if (marker != APP0 && !written && turned != 1) {
                    write(APP1, Exif.withOrientationOnly(turned));
                    written = true;
                }
                out.write(0xFF);
                out.write(marker);
                out.write(in, at, length);
            }
            at += length;
            if (marker == SOS) {
                scan();
            }
        }
    }

    /** The next marker's number; fill bytes before it are skipped. */
    private int marker() throws Refused {
        if (u8(at) != 0xFF) {
            throw new Refused(Refused.DAMAGED);
        }
        while (u8(at) == 0xFF) {
            at++;
        }
        var marker = u8(at++);
        if (marker < 0xC0 || marker == SOI || marker >= 0xD0 && marker <= 0xD7) {
            throw new Refused(Refused.DAMAGED);
        }
        return marker;
    }

    /** Copies coded data up to the next marker that is not part of it. */
    private void scan() {
        var from = at;
        while (u8(at) != 0xFF || u8(at + 1) == 0 || u8(at + 1) >= 0xD0 && u8(at + 1) <= 0xD7) {
            at++;
        }
        out.write(in, from, at - from);
    }

    private boolean keeps(int marker) {
        return switch (marker) {
            case COM -> false;
            case APP0 -> starts("JFIF\0");
            case APP2 -> starts("ICC_PROFILE\0");
            case APP14 -> starts("Adobe");
            default -> marker < APP0 || marker > APP15;
        };
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean starts(String words) {
        return in.length >= at + 2 + words.length() && new String(in, at + 2, words.length(), ISO_8859_1).equals(words);
    }

    private void write(int marker, byte[] segment) {
        out.write(0xFF);
        out.write(marker);
        out.write(segment.length + 2 >> 8);
        out.write(segment.length + 2);
        out.writeBytes(segment);
    }

    private int u8(int index) {
        return in[index] & 0xFF;
    }

    private int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }
}
