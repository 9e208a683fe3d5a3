package org.qiaoliang.appeals.internal.watch;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.POLICY_VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the due times of open appeals anew when the calendar or a policy has changed since they were computed, and keeps
 * what they were. It looks for what is out of date rather than listening for the change, so that nothing is missed whatever
 * dies in between.
 */
@Component
public class Recomputation implements RecurringWork {
    private static final int BATCH = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final AppealRepository appeals;
    private final WorkCalendar calendar;
    private final CategoryBook book;
    private final Clock clock;

    Recomputation(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            AppealRepository appeals,
            WorkCalendar calendar,
            CategoryBook book,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.appeals = appeals;
        this.calendar = calendar;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appeals.recompute";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        // Policies as they are, not as they were some seconds ago.
        book.forget();
        CurrentViewer.as(new Viewer.Program(name()), () -> {
            while (batch() == BATCH) {
                // The next ones.
            }
        });
    }

    private int batch() {
        var done = transactions.execute(status -> {
            var outdated = outdated();
            outdated.forEach(this::recompute);
            return outdated.size();
        });
        return done == null ? 0 : done;
    }

    private List<Long> outdated() {
        return system.select(APPEAL.ID)
                .from(APPEAL)
                .where(APPEAL.ID.in(system.select(DEADLINE.APPEAL_ID)
                        .from(DEADLINE)
                        .where(
                                DEADLINE.OUTCOME.eq("open"),
                                DEADLINE.CALENDAR_REVISION
                                        .ne(calendar.revision())
                                        .or(exists(selectOne()
                                                .from(POLICY_VERSION)
                                                .where(
                                                        POLICY_VERSION.POLICY.eq(DEADLINE.POLICY),
                                                        POLICY_VERSION.VERSION.gt(DEADLINE.POLICY_VERSION),
                                                        POLICY_VERSION.FOR_OPEN.isTrue(),
                                                        POLICY_VERSION.FROM_DATE.le(
                                                                LocalDate.ofInstant(clock.instant(), ZONE))))))))
                .orderBy(APPEAL.ID)
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .fetch(APPEAL.ID);
    }

    /** Calendar and policy that the open clocks of an appeal were counted with. */
    private List<Record3<Long, String, Integer>> countedWith(long id) {
        return system.select(DEADLINE.CALENDAR_REVISION, DEADLINE.POLICY, DEADLINE.POLICY_VERSION)
                .from(DEADLINE)
                .where(DEADLINE.APPEAL_ID.eq(id), DEADLINE.OUTCOME.eq("open"))
                .fetch();
    }

    private void recompute(long id) {
        var loaded = appeals.find(id).orElseThrow();
        var appeal = loaded.appeal();
        var stale = loaded.clocksBefore().stream().anyMatch(d -> d.isOpen());
        if (!stale) {
            return;
        }
        // One after the other, so that the history says of each move what moved it.
        var countedWith = countedWith(id);
        if (countedWith.stream().anyMatch(row -> row.get(DEADLINE.CALENDAR_REVISION) != calendar.revision())) {
            appeal.clocks().recount();
        }
        if (countedWith.stream()
                .anyMatch(row -> book.isReplacedForOpen(row.get(DEADLINE.POLICY), row.get(DEADLINE.POLICY_VERSION)))) {
            appeal.clocks().adoptPolicy();
        }
        appeals.recomputed(loaded, clock.instant());
        system.update(APPEAL)
                .set(APPEAL.DUE_AT, AppealRepository.due(appeal))
                .where(APPEAL.ID.eq(id))
                .execute();
        system.update(DEADLINE)
                .set(DEADLINE.CALENDAR_REVISION, calendar.revision())
                .set(DEADLINE.POLICY, appeal.policy().code())
                .set(DEADLINE.POLICY_VERSION, appeal.policy().version())
                .where(DEADLINE.APPEAL_ID.eq(id), DEADLINE.OUTCOME.eq("open"))
                .execute();
    }
}
