package org.qiaoliang.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as telephones and offices make them, made by code. */
public final class SampleFiles {
    /** In the Exif of {@link #jpegWithPlace}, as bytes that must be nowhere in what is kept. */
    public static final String DEVICE = "PhoneMaker X1";

    private SampleFiles() {}

    public static byte[] jpeg() {
        return image("jpg");
    }

    public static byte[] png() {
        return image("png");
    }

    /** A photo taken sideways, with camera, GPS position, a comment and an IPTC block. */
    public static byte[] jpegWithPlace() {
        var plain = jpeg();
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(segment(0xE1, exif(6)));
        out.writeBytes(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>place</x:xmpmeta>".getBytes(UTF_8)));
        out.writeBytes(segment(0xED, "Photoshop 3.0\08BIM".getBytes(UTF_8)));
        out.writeBytes(segment(0xFE, "taken at home".getBytes(UTF_8)));
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** IFD0 (device, orientation, GPS pointer) and a GPS directory with 35°24'54" N. */
    private static byte[] exif(int orientation) {
        var device = (DEVICE + "\0").getBytes(ISO_8859_1);
        var ifd0 = 8;
        var deviceAt = ifd0 + 2 + 3 * 12 + 4;
        var gps = deviceAt + device.length;
        var latitude = gps + 2 + 2 * 12 + 4;
        var tiff = ByteBuffer.allocate(latitude + 24);
        tiff.put("MM".getBytes(ISO_8859_1)).putShort((short) 42).putInt(ifd0);
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, device.length, deviceAt);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).put(device);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        entry(tiff, 2, 5, 3, latitude);
        tiff.putInt(0);
        tiff.putInt(35).putInt(1).putInt(24).putInt(1).putInt(54).putInt(1);
        var body = new ByteArrayOutputStream();
        body.writeBytes("Exif\0\0".getBytes(ISO_8859_1));
        body.writeBytes(tiff.array());
        return body.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] segment(int marker, byte[] body) {
        return ByteBuffer.allocate(body.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
    }

    /** With a text chunk that names a place, and a script after the end. */
    public static byte[] pngWithPlace() {
        var plain = png();
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.writeBytes(chunk("tEXt", "Comment\0taken at home"));
        out.writeBytes(chunk("eXIf", "MM GPS"));
        out.write(plain, 33, plain.length - 33);
        out.writeBytes("<script>alert(1)</script>".getBytes(UTF_8));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, String body) {
        var named = (type + body).getBytes(ISO_8859_1);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(named.length - 4)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(UTF_8);
    }

    public static byte[] zip(String... names) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] docx() {
        return zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    }

    /** A workbook of a few kilobytes that unpacks to some hundred megabytes. */
    public static byte[] bomb() {
        var out = new ByteArrayOutputStream();
        var zeros = new byte[1 << 20];
        try (var zip = new ZipOutputStream(out)) {
            for (var name : new String[] {"[Content_Types].xml", "xl/workbook.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                for (var i = 0; i < 130; i++) {
                    zip.write(zeros);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] image(String format) {
        var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 40; x++) {
            image.setRGB(x, x / 2, 0x336699 + x);
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
