package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.OPENING;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.appeals.internal.search.AppealSearch;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole of one appeal for staff. Opening a confidential one is recorded on it and in the trail (APPEAL-4). */
@Component
public class CaseQueries {
    private final TransactionTemplate transactions;
    private final ActiveDatabase database;
    private final AppealRepository appeals;
    private final CaseRows rows;
    private final AppealSearch search;
    private final Audit audit;
    private final Clock clock;

    CaseQueries(
            TransactionTemplate transactions,
            ActiveDatabase database,
            AppealRepository appeals,
            CaseRows rows,
            AppealSearch search,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.appeals = appeals;
        this.rows = rows;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Absent when it does not exist or is not the viewer's */
    public CaseFile open(AppealNumber number) {
        var file = transactions.execute(status -> {
            var loaded = appeals.find(number).orElseThrow(Absent::new);
            if (loaded.appeal().origin().confidential()) {
                recordOpening(loaded.appeal());
            }
            return rows.read(loaded);
        });
        if (file == null) {
            throw new Absent();
        }
        return file;
    }

    /** @throws Absent when it does not exist or is not the viewer's; opens nothing */
    public void require(AppealNumber number) {
        var there =
                transactions.execute(status -> database.sql().fetchExists(APPEAL, APPEAL.NUMBER.eq(number.value())));
        if (!Boolean.TRUE.equals(there)) {
            throw new Absent();
        }
    }

    /** Whom it is about, when it is about who would have received it: it can't be sent there (APPEAL-2). */
    public Optional<OrganizationId> accused(CaseFile file) {
        var found = transactions.execute(
                status -> appeals.accused(file.appeal().origin().id()));
        return Optional.ofNullable(found).flatMap(accused -> accused);
    }

    /** Probable repeats of an appeal that is being triaged (APPEAL-8). */
    public List<AppealSearch.Repeat> repeats(CaseFile file) {
        var found = transactions.execute(
                status -> search.repeats(file.appeal().origin().id()));
        return found == null ? List.of() : found;
    }

    private void recordOpening(Appeal appeal) {
        var staff = CurrentViewer.staff();
        database.sql()
                .insertInto(OPENING)
                .set(OPENING.APPEAL_ID, appeal.origin().id())
                .set(OPENING.AT, utc(clock.instant()))
                .set(OPENING.ACCOUNT, staff.account().value())
                .set(OPENING.ACCOUNT_NAME, staff.name())
                .execute();
        audit.record(AuditEvent.of(
                        "appeal.opened",
                        "appeal",
                        appeal.number().value(),
                        appeal.body().scope())
                .ofConfidentialCase(appeal.origin().confidential()));
    }
}
