package org.qiaoliang.files.internal;

import static org.qiaoliang.tables.files.Tables.FILE;
import static org.qiaoliang.tables.files.Tables.PIECE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.ContentKey;
import org.qiaoliang.crypto.ContentKeys;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.files.FileId;
import org.qiaoliang.files.FileInfo;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.files.internal.content.FileNames;
import org.qiaoliang.files.internal.content.FileType;
import org.qiaoliang.files.internal.content.Inspection;
import org.qiaoliang.files.internal.content.Refused;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;

@Component
class StoredFiles implements Files {
    static final int PIECE_SIZE = 256 * 1024;

    private final ActiveDatabase database;
    private final FileSeals seals;
    private final ContentKeys contentKeys;
    private final Clock clock;
    private final int maxSize;

    StoredFiles(
            ActiveDatabase database,
            FileSeals seals,
            ContentKeys contentKeys,
            Clock clock,
            FilesProperties properties) {
        this.database = database;
        this.seals = seals;
        this.contentKeys = contentKeys;
        this.clock = clock;
        this.maxSize = Math.toIntExact(properties.maxSize().toBytes());
    }

    @Override
    public FileId keep(FileOwner owner, String name, InputStream content) {
        var cleanName = FileNames.clean(name);
        var inspected = inspect(cleanName, read(content));
        var sql = database.sql();
        var id = UUID.randomUUID();
        var key = contentKeys.fresh();
        var bytes = inspected.content();
        var pieces = (bytes.length + PIECE_SIZE - 1) / PIECE_SIZE;
        sql.insertInto(FILE)
                .set(FILE.ID, id)
                .set(FILE.OWNER_TYPE, owner.type())
                .set(FILE.OWNER_NUMBER, owner.number())
                .set(FILE.CASE_KEY, number(owner.caseKey()))
                .set(FILE.NAME, seals.sealName(owner.caseKey(), cleanName))
                .set(FILE.CONTENT_KEY, seals.sealKey(owner.caseKey(), key.bytes()))
                .set(FILE.CONTENT_TYPE, inspected.type().contentType())
                .set(FILE.SIZE, (long) bytes.length)
                .set(FILE.PIECES, pieces)
                .set(FILE.KEPT_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(FILE.KEPT_BY, keeper())
                .execute();
        write(sql, id, key, bytes, pieces);
        return new FileId(id);
    }

    private static void write(DSLContext sql, UUID id, ContentKey key, byte[] bytes, int pieces) {
        for (var i = 0; i < pieces; i++) {
            var piece = Arrays.copyOfRange(bytes, i * PIECE_SIZE, Math.min(bytes.length, (i + 1) * PIECE_SIZE));
            sql.insertInto(PIECE)
                    .set(PIECE.FILE, id)
                    .set(PIECE.INDEX, i)
                    .set(PIECE.CONTENT, key.seal(i, i == pieces - 1, piece))
                    .execute();
        }
    }

    private byte[] read(InputStream content) {
        try {
            var bytes = content.readNBytes(maxSize + 1);
            if (bytes.length > maxSize) {
                throw new RuleViolation("file", "files.refused.size", maxSize / (1024 * 1024));
            }
            if (bytes.length == 0) {
                throw new RuleViolation("file", "files.refused.empty");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inspection.Inspected inspect(String name, byte[] bytes) {
        try {
            return Inspection.of(name, bytes);
        } catch (Refused e) {
            throw e.key().equals(Refused.TYPE)
                    ? new RuleViolation("file", e.key(), String.join(", ", FileType.allExtensions()))
                    : new RuleViolation("file", e.key());
        }
    }

    @Override
    public List<FileInfo> of(FileOwner owner) {
        var sql = database.sql();
        NamedFiles.ofOwner(sql, owner);
        return sql.select(FILE.ID, FILE.NAME, FILE.CONTENT_TYPE, FILE.SIZE, FILE.KEPT_AT)
                .from(FILE)
                .where(FILE.OWNER_TYPE.eq(owner.type()).and(FILE.OWNER_NUMBER.eq(owner.number())))
                .orderBy(FILE.KEPT_AT, FILE.ID)
                .fetch(row -> new FileInfo(
                        new FileId(row.get(FILE.ID)),
                        seals.openName(owner.caseKey(), row.get(FILE.NAME)),
                        row.get(FILE.CONTENT_TYPE),
                        row.get(FILE.SIZE),
                        row.get(FILE.KEPT_AT).toInstant()));
    }

    private static @Nullable Long number(@Nullable CaseKeyId key) {
        return key == null ? null : key.value();
    }

    private static @Nullable Long keeper() {
        return switch (CurrentViewer.get()) {
            case Viewer.Staff staff -> staff.account().value();
            case Viewer.Resident resident -> resident.account().value();
            default -> null;
        };
    }
}
