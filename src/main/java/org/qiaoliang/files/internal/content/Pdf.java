package org.qiaoliang.files.internal.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF that does something when it is opened or carries other files. Readers find an object where {@code obj}
 * stands, whatever the table of the file says of it, so each such place is read, and each stream that holds objects.
 */
final class Pdf {
    private static final int TAIL = 2048;
    private static final int MOST_UNPACKED = 64 << 20;
    /** What acts by itself; going to a page or to an address on the reader's click is harmless. */
    private static final Set<String> ACTIONS =
            Set.of("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMediaExecute");

    private static final Set<String> CARRIERS = Set.of("/FileAttachment", "/RichMedia", "/EmbeddedFile");

    private static final String NUMBER = "[0-9]{1,8}";

    private final byte[] content;
    private final PdfObjects objects;
    private Map<String, String> last = Map.of();
    private boolean active;
    private boolean encrypted;
    private boolean predicted;
    private final List<Packed> packed = new ArrayList<>();
    private int unpacked;

    /** A stream that holds objects, to be unpacked when the whole file is known. */
    private record Packed(int start, Map<String, String> dictionary, boolean predicted) {}

    private Pdf(byte[] content) {
        this.content = content;
        objects = new PdfObjects(content, this::look);
    }

    static byte[] check(byte[] content) throws Refused {
        var head = new String(content, 0, Math.min(5, content.length), StandardCharsets.ISO_8859_1);
        var from = Math.max(0, content.length - TAIL);
        var tail = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
        // A PDF may stand behind or before something else and still open; ours is nothing but a PDF.
        if (!head.equals("%PDF-") || !tail.contains("%%EOF")) {
            throw new Refused(Refused.DAMAGED);
        }
        new Pdf(content).check();
        return content;
    }

    private void check() throws Refused {
        for (var i = 3; i < content.length; i++) {
            if (content[i] == 'j' && content[i - 1] == 'b' && content[i - 2] == 'o' && content[i - 3] != 'd') {
                object(i + 1);
            } else if (content[i] == 'r' && i >= 7 && "trailer".equals(text(i - 6, i + 1))) {
                objects.read(i + 1);
            }
        }
        // What is encrypted can't be looked into; names that stand outside of streams never are.
        if (encrypted && !packed.isEmpty()) {
            throw new Refused(Refused.LOCKED);
        }
        for (var stream : packed) {
            unpack(stream);
        }
        if (active) {
            throw new Refused(Refused.ACTIVE_PDF);
        }
    }

    private void object(int from) throws Refused {
        last = Map.of();
        predicted = false;
        bare(objects.read(from));
        if (last.containsKey("/First") && objects.word().equals("stream")) {
            var start = objects.at();
            start += start < content.length && content[start] == '\r' ? 1 : 0;
            start += start < content.length && content[start] == '\n' ? 1 : 0;
            packed.add(new Packed(start, last, predicted));
        }
    }

    private void unpack(Packed stream) throws Refused {
        var filter = stream.dictionary.getOrDefault("/Filter", "none");
        var within = switch (filter) {
            case "none" -> Arrays.copyOfRange(content, stream.start, content.length);
            case "/FlateDecode", "/Fl" -> inflate(stream.start);
            default -> throw new Refused(Refused.DAMAGED);
        };
        if (stream.predicted) {
            throw new Refused(Refused.DAMAGED);
        }
        read(within, number(stream.dictionary, "/N"), number(stream.dictionary, "/First"));
    }

    /** The objects inside a stream: first their numbers and places, then they themselves. */
    private void read(byte[] inside, int count, int first) throws Refused {
        var within = new PdfObjects(inside, this::look);
        var at = 0;
        for (var i = 0; i < count && at < inside.length; i++) {
            within.read(at);
            var place = within.word();
            at = within.at();
            if (!place.matches(NUMBER)) {
                throw new Refused(Refused.DAMAGED);
            }
            bare(within.read(Math.min(inside.length, first + Integer.parseInt(place))));
        }
    }

    private byte[] inflate(int from) throws Refused {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            var whole = new byte[1 << 16];
            var length = 0;
            while (!inflater.finished() && !inflater.needsInput()) {
                if (length == whole.length) {
                    whole = Arrays.copyOf(whole, length * 2);
                }
                var more = inflater.inflate(whole, length, whole.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
                if (unpacked + length > MOST_UNPACKED) {
                    throw new Refused(Refused.BOMB);
                }
            }
            unpacked += length;
            return Arrays.copyOf(whole, length);
        } catch (DataFormatException e) {
            throw new Refused(Refused.DAMAGED);
        } finally {
            inflater.end();
        }
    }

    private void look(Map<String, String> dictionary) {
        last = dictionary;
        predicted |= !dictionary.getOrDefault("/Predictor", "1").equals("1");
        var does = dictionary.getOrDefault("/S", "");
        active |= ACTIONS.stream().anyMatch(does::contains)
                || !does.isEmpty() && dictionary.containsKey("/JS")
                || CARRIERS.stream().anyMatch(dictionary.getOrDefault("/Subtype", "")::contains)
                || CARRIERS.stream().anyMatch(dictionary.getOrDefault("/Type", "")::contains)
                || dictionary.containsKey("/EF")
                || dictionary.containsKey("/XFA");
        encrypted |= dictionary.containsKey("/Encrypt");
    }

    /** A name by itself may be what a dictionary refers to. */
    private void bare(String value) {
        active |= ACTIONS.contains(value) || CARRIERS.contains(value);
    }

    private String text(int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int number(Map<String, String> dictionary, String key) throws Refused {
        var value = dictionary.getOrDefault(key, "");
        if (!value.matches(NUMBER)) {
            throw new Refused(Refused.DAMAGED);
        }
        return Integer.parseInt(value);
    }
}
