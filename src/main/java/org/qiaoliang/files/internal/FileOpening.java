package org.qiaoliang.files.internal;

import static org.qiaoliang.tables.files.Tables.FILE;
import static org.qiaoliang.tables.files.Tables.PIECE;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.ContentKey;
import org.qiaoliang.crypto.ContentKeys;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.files.FileGate;
import org.qiaoliang.files.FileId;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.kernel.Absent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens files for those whom the owning record's gate lets; to all others there is no such file (ACCESS-2). */
@Component
public class FileOpening {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final ObjectProvider<FileGate> gates;
    private final FileSeals seals;
    private final ContentKeys contentKeys;
    private final Audit audit;

    FileOpening(
            DSLContext sql,
            TransactionTemplate transactions,
            ObjectProvider<FileGate> gates,
            FileSeals seals,
            ContentKeys contentKeys,
            Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.gates = gates;
        this.seals = seals;
        this.contentKeys = contentKeys;
        this.audit = audit;
    }

    /** Decides and, for a confidential case, records who opened what, before the first byte. */
    public Opened open(FileId id) {
        return Optional.ofNullable(transactions.execute(t -> opened(id))).orElseThrow(Absent::new);
    }

    private Opened opened(FileId id) {
        NamedFiles.file(sql, id.value());
        var row = sql.select(
                        FILE.OWNER_TYPE,
                        FILE.OWNER_NUMBER,
                        FILE.CASE_KEY,
                        FILE.NAME,
                        FILE.CONTENT_KEY,
                        FILE.CONTENT_TYPE,
                        FILE.SIZE,
                        FILE.PIECES)
                .from(FILE)
                .where(FILE.ID.eq(id.value()))
                .fetchOptional()
                .orElseThrow(Absent::new);
        var owner = owner(row);
        var gate = Optional.ofNullable(gates().get(owner.type())).orElseThrow(Absent::new);
        if (!gate.mayRead(owner.number(), id, CurrentViewer.get())) {
            throw new Absent();
        }
        if (owner.caseKey() != null) {
            audit.record(AuditEvent.of(
                            "file.viewed",
                            owner.type(),
                            owner.number(),
                            gate.scopeOf(owner.number()).orElse(null))
                    .change(Map.of(), Map.of("file", id.toString()))
                    .ofConfidentialCase());
        }
        try {
            return new Opened(
                    id.value(),
                    seals.openName(owner.caseKey(), row.get(FILE.NAME)),
                    row.get(FILE.CONTENT_TYPE),
                    row.get(FILE.SIZE),
                    row.get(FILE.PIECES),
                    contentKeys.of(seals.openKey(owner.caseKey(), row.get(FILE.CONTENT_KEY))));
        } catch (SealBroken e) {
            // The case's key was destroyed: the file is no more.
            throw new Absent();
        }
    }

    private static FileOwner owner(Record row) {
        var key = row.get(FILE.CASE_KEY);
        return new FileOwner(
                row.get(FILE.OWNER_TYPE), row.get(FILE.OWNER_NUMBER), key == null ? null : new CaseKeyId(key));
    }

    private Map<String, FileGate> gates() {
        return gates.stream().collect(Collectors.toMap(FileGate::type, Function.identity()));
    }

    /** Writes the content out, piece by piece: a slow reader holds no connection while it reads. */
    public void copy(Opened file, OutputStream out) throws IOException {
        for (var i = 0; i < file.pieces(); i++) {
            out.write(file.key().open(i, i == file.pieces() - 1, piece(file.id(), i)));
        }
    }

    private byte[] piece(UUID file, int index) {
        var piece = transactions.execute(t -> {
            NamedFiles.file(sql, file);
            return sql.select(PIECE.CONTENT)
                    .from(PIECE)
                    .where(PIECE.FILE.eq(file).and(PIECE.INDEX.eq(index)))
                    .fetchOptional(PIECE.CONTENT)
                    .orElseThrow(() -> new SealBroken("a piece of the file is missing"));
        });
        return java.util.Objects.requireNonNull(piece);
    }

    /** A file that its reader may read. */
    public record Opened(UUID id, String name, String contentType, long size, int pieces, ContentKey key) {}
}
