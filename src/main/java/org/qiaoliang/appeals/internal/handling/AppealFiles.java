package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.ATTACHMENT;

import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.files.FileGate;
import org.qiaoliang.files.FileId;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Attachments of appeals: whoever sees the appeal sees its files, the petitioner those that are shared with them. */
@Service
public class AppealFiles implements FileGate {
    private static final String TYPE = "appeal";
    private static final int MOST = 20;

    private final TransactionTemplate transactions;
    private final ActiveDatabase database;
    private final AppealRepository appeals;
    private final Files files;
    private final Audit audit;
    private final Clock clock;

    AppealFiles(
            TransactionTemplate transactions,
            ActiveDatabase database,
            AppealRepository appeals,
            Files files,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.appeals = appeals;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a file, as the petitioner or as staff who work on it.
     *
     * @param shared whether the petitioner may open it; what they add themselves is
     */
    public FileId add(AppealNumber number, String name, InputStream content, boolean shared) {
        var kept = transactions.execute(status -> {
            var viewer = CurrentViewer.get();
            var appeal = appeals.find(number).orElseThrow(Absent::new).appeal();
            // Staff add to a case whatever its state, as they write notes; the petitioner while they can write.
            Standing.require(
                    viewer, appeal, Standing.isPetitioner(viewer) ? AppealTransition.MESSAGE : AppealTransition.NOTE);
            var origin = appeal.origin();
            if (database.sql().fetchCount(ATTACHMENT, ATTACHMENT.APPEAL_ID.eq(origin.id())) >= MOST) {
                throw new RuleViolation("file", "appeals.files.too-many", MOST);
            }
            var id = files.keep(new FileOwner(TYPE, number.value(), origin.caseKey()), name, content);
            var petitioner = Standing.isPetitioner(viewer);
            database.sql()
                    .insertInto(ATTACHMENT)
                    .set(ATTACHMENT.FILE_ID, id.value())
                    .set(ATTACHMENT.APPEAL_ID, origin.id())
                    .set(ATTACHMENT.BY_PETITIONER, petitioner)
                    .set(
                            ATTACHMENT.ACCOUNT,
                            viewer instanceof Viewer.Staff s ? s.account().value() : null)
                    .set(ATTACHMENT.SHARED, petitioner || shared)
                    .set(ATTACHMENT.AT, utc(clock.instant()))
                    .execute();
            audit.record(AuditEvent.of(
                            "appeal.file-added",
                            TYPE,
                            number.value(),
                            appeal.body().scope())
                    .ofConfidentialCase(origin.confidential()));
            return id;
        });
        return Objects.requireNonNull(kept);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean mayRead(String recordNumber, FileId file, Viewer viewer) {
        // Row-level security leaves only what this viewer may see, of the appeal and of its files.
        return database.sql()
                .fetchExists(ATTACHMENT
                        .join(APPEAL)
                        .on(APPEAL.ID.eq(ATTACHMENT.APPEAL_ID))
                        .where(APPEAL.NUMBER.eq(recordNumber), ATTACHMENT.FILE_ID.eq(file.value())));
    }

    @Override
    public Optional<ScopeKey> scopeOf(String recordNumber) {
        return database.sql()
                .select(APPEAL.SCOPE_KEY)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(recordNumber))
                .fetchOptional(row -> new ScopeKey(row.get(APPEAL.SCOPE_KEY)));
    }
}
