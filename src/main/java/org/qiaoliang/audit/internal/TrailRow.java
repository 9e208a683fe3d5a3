package org.qiaoliang.audit.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of the trail, and the one form of it that is hashed. */
record TrailRow(
        long id,
        Instant at,
        String viewer,
        @Nullable Long account,
        @Nullable String actor,
        @Nullable Long organization,
        @Nullable String origin,
        String action,
        String subjectType,
        String subject,
        @Nullable Long scopeKey,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        Map<String, String> before,
        Map<String, String> after,
        boolean confidential) {
    private static final int FORM = 1;

    /** Every value with its length, so that no two rows have the same form. */
    byte[] form() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            write(out, viewer);
            write(out, account);
            write(out, actor);
            write(out, organization);
            write(out, origin);
            write(out, action);
            write(out, subjectType);
            write(out, subject);
            write(out, scopeKey);
            write(out, onBehalfOf);
            write(out, reason);
            write(out, before);
            write(out, after);
            out.writeBoolean(confidential);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        var text = value.toString().getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    private static void write(DataOutputStream out, Map<String, String> values) throws IOException {
        out.writeInt(values.size());
        for (var entry : new TreeMap<>(values).entrySet()) {
            write(out, entry.getKey());
            write(out, entry.getValue());
        }
    }
}
