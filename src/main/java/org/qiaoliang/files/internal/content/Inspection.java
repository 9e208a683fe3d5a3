package org.qiaoliang.files.internal.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.tika.Tika;

/** Finds out what a file is by its content, compares that with its name, and takes out what says too much. */
public final class Inspection {
    private static final Tika TIKA = new Tika();
    private static final String UNKNOWN = "application/octet-stream";

    private Inspection() {}

    /** A file as it is to be kept. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Inspected(FileType type, byte[] content) {}

    /** @param name as sent; only its ending counts */
    public static Inspected of(String name, byte[] content) throws Refused {
        var type = type(extension(name), TIKA.detect(content));
        var cleaned = switch (type) {
            case JPEG -> Jpeg.clean(content);
            case PNG -> Png.clean(content);
            case WEBP -> Webp.clean(content);
            case M4A, MP4 -> Mp4.clean(content);
            case DOCX -> Office.check(content, "word/document.xml");
            case XLSX -> Office.check(content, "xl/workbook.xml");
            case PDF -> Pdf.check(content);
            case TEXT -> text(content);
            case MP3, WAV -> content;
        };
        return new Inspected(type, cleaned);
    }

    static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT).strip();
    }

    private static FileType type(String extension, String detected) throws Refused {
        var allowed = Arrays.stream(FileType.values())
                .filter(type -> type.mayBe(detected))
                .toList();
        if (allowed.isEmpty()) {
            throw new Refused(Refused.TYPE);
        }
        return allowed.stream()
                .filter(type -> type.goesWith(extension))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        detected.equals(UNKNOWN) || detected.equals("application/zip")
                                ? Refused.TYPE
                                : Refused.MISMATCH));
    }

    private static byte[] text(byte[] content) throws Refused {
        if (!decodes(content, StandardCharsets.UTF_8) && !decodes(content, Charset.forName("GB18030"))) {
            throw new Refused(Refused.DAMAGED);
        }
        return content;
    }

    private static boolean decodes(byte[] content, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(content));
            return text.chars().noneMatch(c -> c < ' ' && "\t\n\f\r".indexOf(c) < 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
