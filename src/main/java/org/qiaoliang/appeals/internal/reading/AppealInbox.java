package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for somebody among the appeals (INBOX-1): each appears once for the one next thing to do. */
@Component
class AppealInbox implements InboxSource {
    private static final int MOST_COUNTED = 1000;

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    AppealInbox(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public List<InboxItem> waiting(Viewer viewer, @Nullable InboxItem after, int limit) {
        if (!(viewer instanceof Viewer.Staff staff)) {
            return List.of();
        }
        var from = after == null ? DSL.noCondition() : after(after);
        var parts = parts(staff, from, limit);
        if (parts.isEmpty()) {
            return List.of();
        }
        var all = parts.stream().reduce(Select::unionAll).orElseThrow().asTable("waiting");
        var items = CurrentViewer.as(
                viewer,
                () -> transactions.execute(status -> sql.select(all.fields())
                        .from(all)
                        .orderBy(DSL.field("due_at"), DSL.field("number"))
                        .limit(limit)
                        .fetch(AppealInbox::item)));
        return items == null ? List.of() : items;
    }

    @Override
    public long count(Viewer viewer) {
        if (!(viewer instanceof Viewer.Staff staff)) {
            return 0;
        }
        var parts = parts(staff, DSL.noCondition(), MOST_COUNTED);
        if (parts.isEmpty()) {
            return 0;
        }
        var all = parts.stream().reduce(Select::unionAll).orElseThrow();
        var count = CurrentViewer.as(viewer, () -> transactions.execute(status -> sql.fetchCount(all)));
        return count == null ? 0 : count;
    }

    private List<Select<Record>> parts(Viewer.Staff staff, Condition from, int limit) {
        return tasks(staff).stream()
                .map(task -> (Select<Record>) part(task, from).limit(limit))
                .toList();
    }

    /** A kind of thing to do, with the appeals it is to be done to. No appeal is in two of them. */
    private record Task(Field<String> name, Condition which) {
        Task(String name, Condition which) {
            this(DSL.inline(name), which);
        }
    }

    private static List<Task> tasks(Viewer.Staff staff) {
        var me = staff.account().value();
        var tasks = new ArrayList<Task>();
        var ordinary = APPEAL.CASE_KEY.isNull();
        var mine = APPEAL.HANDLER.eq(me);
        tasks.add(new Task(
                "work", mine.and(APPEAL.STATE.in("assigned", "in-progress")).andNot(draft())));
        // The petitioner is waited for, yet what the body owes falls due all the same.
        tasks.add(new Task("waiting", mine.and(APPEAL.STATE.eq("waiting")).andNot(draft())));
        tasks.add(new Task("close", mine.and(APPEAL.STATE.eq("replied")).andNot(APPEAL.SECOND_LOOK)));
        add(tasks, "triage", ordinary.and(APPEAL.STATE.eq("received")), staff, Permission.APPEAL_HANDLE);
        var nobodys = APPEAL.HANDLER.isNull();
        add(
                tasks,
                "assign",
                ordinary.and(APPEAL.STATE
                        .in("accepted", "reopened")
                        .or(nobodys.and(APPEAL.STATE.in("assigned", "in-progress", "waiting"))
                                .andNot(draft()))),
                staff,
                Permission.APPEAL_ASSIGN);
        // As after a review was decided, or when the one who had it is gone: called by the name of its next step.
        add(
                tasks,
                "close",
                ordinary.and(nobodys).and(APPEAL.STATE.eq("replied")).andNot(APPEAL.SECOND_LOOK),
                staff,
                Permission.APPEAL_ASSIGN);
        add(
                tasks,
                "approve",
                ordinary.and(APPEAL.STATE.in("assigned", "in-progress", "waiting"))
                        .and(Waiting.draft(REPLY.DRAFTED_BY.ne(me))),
                staff,
                Permission.APPEAL_APPROVE);
        add(
                tasks,
                "second-look",
                ordinary.and(APPEAL.SECOND_LOOK)
                        .and(APPEAL.STATE.in("replied", "closed", "joined"))
                        .and(APPEAL.HANDLER.isDistinctFrom(me))
                        .andNot(Waiting.answeredBy(me)),
                staff,
                Permission.APPEAL_APPROVE);
        add(
                tasks,
                "review",
                ordinary.and(APPEAL.STATE.in("review", "re-review"))
                        .andNot(Waiting.answeredBy(me))
                        .andNot(Waiting.inHearing()),
                staff,
                Permission.APPEAL_APPROVE);
        add(
                tasks,
                "hearing",
                ordinary.and(APPEAL.STATE.eq("re-review"))
                        .andNot(Waiting.answeredBy(me))
                        .and(Waiting.inHearing()),
                staff,
                Permission.APPEAL_HANDLE);
        if (staff.may(Permission.CONFIDENTIAL_RECEIVE) || staff.may(Permission.APPEAL_HANDLE)) {
            var next = Waiting.confidential(me);
            tasks.add(new Task(next, Waiting.within(staff).and(next.isNotNull())));
        }
        return tasks;
    }

    private static void add(List<Task> tasks, String name, Condition which, Viewer.Staff staff, Permission permission) {
        if (staff.may(permission)) {
            tasks.add(new Task(name, which.and(Reach.within(staff.scope(permission)))));
        }
    }

    private static Condition draft() {
        return Waiting.draft(DSL.noCondition());
    }

    private SelectLimitStep<Record> part(Task task, Condition from) {
        List<SelectFieldOrAsterisk> fields = List.of(
                APPEAL.NUMBER,
                APPEAL.TITLE,
                APPEAL.CATEGORY,
                APPEAL.DUE_AT,
                task.name().as("task"));
        return sql.select(fields).from(APPEAL).where(task.which().and(from)).orderBy(APPEAL.DUE_AT, APPEAL.NUMBER);
    }

    private static Condition after(InboxItem item) {
        var number = item.key().split("/")[1];
        var due = item.due() == null ? AppealRepository.NEVER : utc(item.due());
        return row(APPEAL.DUE_AT, APPEAL.NUMBER).gt(val(due), val(number));
    }

    private static InboxItem item(Record row) {
        var number = row.get(APPEAL.NUMBER.getName(), String.class);
        var task = row.get("task", String.class);
        var title = row.get(APPEAL.TITLE.getName(), String.class);
        return new InboxItem(
                "appeals",
                "appeal/" + number + "/" + task,
                title == null ? number : title,
                number,
                "appeals.inbox." + task,
                "/workbench/appeals/" + number,
                AppealRepository.due(row.get(APPEAL.DUE_AT.getName(), OffsetDateTime.class)));
    }
}
