package org.qiaoliang.files.internal.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipInputStream;

/** A Word or Excel workbook without macros, which unpacks to a size one can bear. */
final class Office {
    private static final int MOST_ENTRIES = 3_000;
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private Office() {}

    /** @param main the part that makes it what it says it is */
    static byte[] check(byte[] content, String main) throws Refused {
        var names = new HashSet<String>();
        var unpacked = 0L;
        var buffer = new byte[16 * 1024];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.contains("..") || name.startsWith("/") || name.contains("\\") || !names.add(name)) {
                    throw new Refused(Refused.DAMAGED);
                }
                if (name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.endsWith(".exe")) {
                    throw new Refused(Refused.ACTIVE);
                }
                for (var read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_BYTES) {
                        throw new Refused(Refused.BOMB);
                    }
                }
                if (names.size() > MOST_ENTRIES) {
                    throw new Refused(Refused.BOMB);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(Refused.DAMAGED);
        }
        if (!names.contains("[content_types].xml") || !names.contains(main)) {
            throw new Refused(Refused.MISMATCH);
        }
        return content;
    }
}
