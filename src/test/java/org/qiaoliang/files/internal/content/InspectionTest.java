package org.qiaoliang.files.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.files.SampleFiles;

class InspectionTest {
    @Test
    void takesPlaceAndDeviceOutOfAPhotoAndKeepsThePicture() throws Exception {
        var photo = SampleFiles.jpegWithPlace();
        assertThat(new String(photo, ISO_8859_1)).contains(SampleFiles.DEVICE);

        var kept = Inspection.of("照片.JPG", photo);

        assertThat(kept.type()).isEqualTo(FileType.JPEG);
        var text = new String(kept.content(), ISO_8859_1);
        assertThat(text).doesNotContain(SampleFiles.DEVICE, "home", "xmpmeta", "Photoshop", "place");
        assertThat(pixels(kept.content())).isEqualTo(pixels(photo));
    }

    @Test
    void keepsWhichWayIsUp() throws Exception {
        var kept = Inspection.of("a.jpg", SampleFiles.jpegWithPlace()).content();

        var exif = new String(kept, ISO_8859_1).indexOf("Exif\0\0");
        assertThat(Exif.orientation(kept, exif + 6, kept.length)).isEqualTo(6);
        assertThat(new String(Inspection.of("a.jpg", SampleFiles.jpeg()).content(), ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void leavesOutWhatHidesBehindAPicture() throws Exception {
        var zip = SampleFiles.zip("evil.exe");
        var jpeg = SampleFiles.jpeg();
        var both = Arrays.copyOf(jpeg, jpeg.length + zip.length);
        System.arraycopy(zip, 0, both, jpeg.length, zip.length);

        assertThat(Inspection.of("a.jpg", both).content())
                .isEqualTo(Inspection.of("a.jpg", jpeg).content());
        assertThat(new String(Inspection.of("a.png", SampleFiles.pngWithPlace()).content(), ISO_8859_1))
                .doesNotContain("home", "GPS", "script");
    }

    @Test
    void keepsThePictureOfAPng() throws Exception {
        var kept = Inspection.of("a.png", SampleFiles.pngWithPlace());

        assertThat(pixels(kept.content())).isEqualTo(pixels(SampleFiles.png()));
    }

    @Test
    void takesExifOutOfAWebp() throws Exception {
        var kept = Inspection.of("a.webp", webp()).content();

        assertThat(new String(kept, ISO_8859_1)).doesNotContain("EXIF", "home").contains("VP8L");
        assertThat(kept[20] & 0b1100).isZero();
        assertThat(ByteBuffer.wrap(kept).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(kept.length - 8);
    }

    @Test
    void takesThePlaceOutOfAVideoWithoutMovingItsContent() throws Exception {
        var video = join(
                box("ftyp", "isom\0\0\0\0isom".getBytes(ISO_8859_1)),
                box(
                        "moov",
                        join(box("mvhd", new byte[100]), box("udta", "\u00a9xyz+35.4150+116.5872/".getBytes(UTF_8)))),
                box("mdat", "picture".getBytes(UTF_8)));

        var kept = Inspection.of("a.mp4", video).content();

        assertThat(kept).hasSameSizeAs(video);
        assertThat(new String(kept, ISO_8859_1)).doesNotContain("116.58").contains("picture");
    }

    @Test
    void takesDocumentsAndTextsOfOfficesAsTheyAre() throws Exception {
        assertThat(Inspection.of("a.pdf", SampleFiles.pdf()).content()).isEqualTo(SampleFiles.pdf());
        assertThat(Inspection.of("a.docx", SampleFiles.docx()).type()).isEqualTo(FileType.DOCX);
        assertThat(Inspection.of("a.xlsx", SampleFiles.zip("[Content_Types].xml", "xl/workbook.xml"))
                        .type())
                .isEqualTo(FileType.XLSX);
        assertThat(Inspection.of("a.txt", "拖欠工资三个月".getBytes(UTF_8)).type()).isEqualTo(FileType.TEXT);
        assertThat(Inspection.of("a.txt", "拖欠工资三个月，已多次催要。".getBytes(Charset.forName("GB18030")))
                        .type())
                .isEqualTo(FileType.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                "#!/bin/sh\nrm -rf /",
                "MZ\u0000\u0001\u0000\u0000"
            })
    void refusesWhatRuns(String content) {
        refuses("a.jpg", content.getBytes(ISO_8859_1));
        refuses("a.svg", content.getBytes(ISO_8859_1));
        refuses("a.html", content.getBytes(ISO_8859_1));
    }

    @Test
    void refusesANameThatSaysAnotherType() {
        refuses("a.pdf", SampleFiles.jpeg(), Refused.MISMATCH);
        refuses("a.jpg", SampleFiles.pdf(), Refused.MISMATCH);
        refuses("a", SampleFiles.jpeg(), Refused.MISMATCH);
        refuses("a.docx", SampleFiles.zip("[Content_Types].xml", "xl/workbook.xml"), Refused.MISMATCH);
        refuses(
                "a.mp4",
                join(box("ftyp", "qt  \0\0\0\0".getBytes(ISO_8859_1)), box("moov", new byte[8])),
                Refused.TYPE);
        refuses("a.docx", SampleFiles.zip("evil.exe"), Refused.ACTIVE);
        refuses("a.zip", SampleFiles.zip("a.txt"), Refused.TYPE);
    }

    @Test
    void refusesMacrosAndBombs() {
        refuses(
                "a.docx",
                SampleFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                Refused.ACTIVE);
        assertThat(SampleFiles.bomb()).hasSizeLessThan(1 << 20);
        refuses("a.xlsx", SampleFiles.bomb(), Refused.BOMB);
    }

    @Test
    void refusesPicturesThatBreakOff() {
        for (var content : new byte[][] {SampleFiles.jpegWithPlace(), SampleFiles.png()}) {
            var name = content[0] == (byte) 0xFF ? "a.jpg" : "a.png";
            for (var length = 24; length < content.length - 12; length += 7) {
                refuses(name, Arrays.copyOf(content, length));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\x\\工资条.jpg, 工资条.jpg",
        "a\u0000b.txt, ab.txt",
        "photo\u202Egpj.exe, photogpj.exe",
        "'  .. .hidden.pdf ', hidden.pdf",
        "CON.txt, _CON.txt",
        "'', file",
        ".jpg, jpg"
    })
    void cleansNames(String sent, String kept) {
        assertThat(FileNames.clean(sent)).isEqualTo(kept);
    }

    @Test
    void letsNoNameEndAHeader() {
        assertThat(FileNames.clean("a\r\nSet-Cookie: x.jpg")).isEqualTo("a Set-Cookie_ x.jpg");
    }

    @Test
    void shortensLongNamesButKeepsTheirEnding() {
        assertThat(FileNames.clean("长".repeat(500) + ".jpeg")).hasSize(100).endsWith("长.jpeg");
    }

    private static void refuses(String name, byte[] content) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Inspection.of(name, content));
    }

    private static void refuses(String name, byte[] content, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Inspection.of(name, content))
                .satisfies(e -> assertThat(e.key()).isEqualTo(key));
    }

    private static int pixels(byte[] content) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(content));
        return Arrays.hashCode(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }

    private static byte[] webp() {
        var body = join(
                chunk("VP8X", new byte[] {0b1100, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                chunk("VP8L", new byte[] {0x2f, 0, 0, 0, 0}),
                chunk("EXIF", "taken at home".getBytes(UTF_8)));
        return join(
                "RIFF".getBytes(UTF_8),
                ByteBuffer.allocate(4)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(body.length + 4)
                        .array(),
                "WEBP".getBytes(UTF_8),
                body);
    }

    private static byte[] chunk(String name, byte[] body) {
        var chunk = ByteBuffer.allocate(8 + body.length + body.length % 2).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(UTF_8)).putInt(body.length).put(body).array();
    }

    private static byte[] box(String name, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(name.getBytes(ISO_8859_1))
                .put(body)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
