package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.appeals.internal.handling.DeadlineRows.instant;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.ATTACHMENT;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE_CHANGE;
import static org.qiaoliang.tables.appeals.Tables.MESSAGE;
import static org.qiaoliang.tables.appeals.Tables.NOTE;
import static org.qiaoliang.tables.appeals.Tables.OPENING;
import static org.qiaoliang.tables.appeals.Tables.REPLY;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.appeals.internal.handling.ContactSeal;
import org.qiaoliang.appeals.internal.handling.JoinedThread;
import org.qiaoliang.appeals.internal.handling.SealedWords;
import org.qiaoliang.appeals.internal.handling.Standing;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** One appeal and all that hangs on it, read in one statement beside the aggregate's own. */
@Component
class CaseRows {
    private static final Field<Result<Record>> STEPS = children(
            "steps",
            STEP.APPEAL_ID,
            STEP.ID,
            List.of(
                    STEP.AT,
                    STEP.TRANSITION,
                    STEP.FROM_STATE,
                    STEP.TO_STATE,
                    STEP.BY_PETITIONER,
                    STEP.ACCOUNT_NAME,
                    STEP.ORGANIZATION_ID,
                    STEP.REASON,
                    STEP.SEALED));
    private static final Field<Result<Record>> MESSAGES = children(
            "messages",
            MESSAGE.APPEAL_ID,
            MESSAGE.ID,
            List.of(
                    MESSAGE.AT,
                    MESSAGE.BY_PETITIONER,
                    MESSAGE.ACCOUNT_NAME,
                    MESSAGE.ORGANIZATION_ID,
                    MESSAGE.TEXT,
                    MESSAGE.SEALED));
    private static final Field<Result<Record>> NOTES =
            children("notes", NOTE.APPEAL_ID, NOTE.ID, List.of(NOTE.AT, NOTE.ACCOUNT_NAME, NOTE.TEXT, NOTE.SEALED));
    private static final Field<Result<Record>> REPLIES = children(
            "replies",
            REPLY.APPEAL_ID,
            REPLY.ID,
            List.of(
                    REPLY.ROUND,
                    REPLY.TEXT,
                    REPLY.SEALED,
                    REPLY.DRAFTED_BY,
                    REPLY.DRAFTED_BY_NAME,
                    REPLY.DRAFTED_AT,
                    REPLY.STATUS,
                    REPLY.APPROVED_BY_NAME,
                    REPLY.ISSUED_AT,
                    REPLY.DELIVERED_ON,
                    REPLY.DELIVERY_WAY));
    private static final Field<Result<Record>> CHANGES = children(
            "changes",
            DEADLINE_CHANGE.APPEAL_ID,
            DEADLINE_CHANGE.ID,
            List.of(
                    DEADLINE_CHANGE.AT,
                    DEADLINE_CHANGE.KIND,
                    DEADLINE_CHANGE.DUE_BEFORE,
                    DEADLINE_CHANGE.DUE_AFTER,
                    DEADLINE_CHANGE.WHY));
    private static final Field<Result<Record>> FILES = children(
            "attached",
            ATTACHMENT.APPEAL_ID,
            ATTACHMENT.AT,
            List.of(ATTACHMENT.FILE_ID, ATTACHMENT.BY_PETITIONER, ATTACHMENT.SHARED));
    private static final Field<Result<Record>> OPENINGS =
            children("openings", OPENING.APPEAL_ID, OPENING.ID, List.of(OPENING.AT, OPENING.ACCOUNT_NAME));
    private static final Field<String> JOINED_TO = field(select(APPEAL.as("t").NUMBER)
                    .from(APPEAL.as("t"))
                    .where(APPEAL.as("t").ID.eq(APPEAL.JOINED_TO)))
            .as("joined_number");

    private static Field<Result<Record>> children(
            String name, Field<Long> of, Field<?> order, List<? extends Field<?>> fields) {
        var table = ((TableField<?, ?>) of).getTable();
        return multiset(select(fields).from(table).where(of.eq(APPEAL.ID)).orderBy(order))
                .as(name);
    }

    private final ActiveDatabase database;
    private final SealedWords words;
    private final ContactSeal contacts;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Files files;
    private final JoinedThread joined;

    CaseRows(
            ActiveDatabase database,
            SealedWords words,
            ContactSeal contacts,
            Organizations organizations,
            Divisions divisions,
            Files files,
            JoinedThread joined) {
        this.database = database;
        this.words = words;
        this.contacts = contacts;
        this.organizations = organizations;
        this.divisions = divisions;
        this.files = files;
        this.joined = joined;
    }

    CaseFile read(AppealRepository.Loaded loaded) {
        var appeal = loaded.appeal();
        var origin = appeal.origin();
        var row = database.sql()
                .select(APPEAL.TITLE, APPEAL.TEXT, APPEAL.SEALED, APPEAL.PEOPLE, APPEAL.TAKEN_BY_NAME)
                .select(JOINED_TO, STEPS, MESSAGES, NOTES, REPLIES, CHANGES, FILES, OPENINGS)
                .from(APPEAL)
                .where(APPEAL.ID.eq(origin.id()))
                .fetchSingle();
        var thread = joined.of(origin.id());
        var names = names(appeal, row, thread);
        var said = origin.caseKey() == null
                ? new String[] {row.get(APPEAL.TITLE), row.get(APPEAL.TEXT)}
                : words.read(origin.caseKey(), null, row.get(APPEAL.SEALED)).split("\n", 2);
        return new CaseFile(
                appeal,
                said[0],
                said[1],
                row.get(APPEAL.PEOPLE),
                masked(loaded),
                row.get(APPEAL.TAKEN_BY_NAME),
                row.get(JOINED_TO),
                List.copyOf(thread.joined().keySet()),
                names.getOrDefault(appeal.body().organization(), ""),
                divisions
                        .find(origin.division())
                        .map(Division::fullName)
                        .orElse(origin.place().digits()),
                row.get(STEPS)
                        .map(s -> new CaseFile.Step(
                                s.get(STEP.AT).toInstant(),
                                s.get(STEP.TRANSITION),
                                s.get(STEP.FROM_STATE) == null ? null : state(s.get(STEP.FROM_STATE)),
                                state(s.get(STEP.TO_STATE)),
                                s.get(STEP.BY_PETITIONER),
                                text(s.get(STEP.ACCOUNT_NAME)),
                                names.getOrDefault(new OrganizationId(s.get(STEP.ORGANIZATION_ID)), ""),
                                words.read(origin.caseKey(), s.get(STEP.REASON), s.get(STEP.SEALED)))),
                messages(appeal, row.get(MESSAGES), thread, names),
                row.get(NOTES)
                        .map(n -> new CaseFile.Note(
                                n.get(NOTE.AT).toInstant(),
                                n.get(NOTE.ACCOUNT_NAME),
                                words.read(origin.caseKey(), n.get(NOTE.TEXT), n.get(NOTE.SEALED)))),
                row.get(REPLIES).map(r -> reply(appeal, r)),
                row.get(CHANGES)
                        .map(c -> new CaseFile.Moved(
                                c.get(DEADLINE_CHANGE.AT).toInstant(),
                                c.get(DEADLINE_CHANGE.KIND),
                                Deadline.dayOf(c.get(DEADLINE_CHANGE.DUE_BEFORE).toInstant()),
                                Deadline.dayOf(c.get(DEADLINE_CHANGE.DUE_AFTER).toInstant()),
                                c.get(DEADLINE_CHANGE.WHY))),
                attachments(appeal, row.get(FILES)),
                row.get(OPENINGS)
                        .map(o -> new CaseFile.Opening(o.get(OPENING.AT).toInstant(), o.get(OPENING.ACCOUNT_NAME))),
                Standing.offered(CurrentViewer.get(), appeal));
    }

    /** With those of and to the petitioners of what was joined with it, in the order in which they were written. */
    private List<CaseFile.Message> messages(
            Appeal appeal, Result<Record> rows, JoinedThread.Thread thread, Map<OrganizationId, String> names) {
        var own = rows.stream()
                .map(m -> new CaseFile.Message(
                        m.get(MESSAGE.AT).toInstant(),
                        m.get(MESSAGE.BY_PETITIONER),
                        text(m.get(MESSAGE.ACCOUNT_NAME)),
                        names.getOrDefault(new OrganizationId(m.get(MESSAGE.ORGANIZATION_ID)), ""),
                        words.read(appeal.origin().caseKey(), m.get(MESSAGE.TEXT), m.get(MESSAGE.SEALED)),
                        null));
        var others = thread.said().stream()
                .map(m -> new CaseFile.Message(
                        m.at(),
                        m.byPetitioner(),
                        m.by(),
                        names.getOrDefault(m.organization(), ""),
                        m.text(),
                        m.joined()));
        return Stream.concat(own, others)
                .sorted(Comparator.comparing(CaseFile.Message::at))
                .toList();
    }

    private CaseFile.Reply reply(Appeal appeal, Record r) {
        return new CaseFile.Reply(
                r.get(REPLY.ROUND),
                words.read(appeal.origin().caseKey(), r.get(REPLY.TEXT), r.get(REPLY.SEALED)),
                r.get(REPLY.DRAFTED_BY),
                r.get(REPLY.DRAFTED_BY_NAME),
                r.get(REPLY.DRAFTED_AT).toInstant(),
                r.get(REPLY.STATUS),
                r.get(REPLY.APPROVED_BY_NAME),
                instant(r.get(REPLY.ISSUED_AT)),
                r.get(REPLY.DELIVERED_ON),
                r.get(REPLY.DELIVERY_WAY));
    }

    private List<CaseFile.Attachment> attachments(Appeal appeal, Result<Record> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var origin = appeal.origin();
        var listed = files.of(new FileOwner("appeal", origin.number().value(), origin.caseKey())).stream()
                .collect(Collectors.toMap(file -> file.id().value(), file -> file));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(listed.get(row.get(ATTACHMENT.FILE_ID)))
                        .map(file -> new CaseFile.Attachment(
                                file, row.get(ATTACHMENT.BY_PETITIONER), row.get(ATTACHMENT.SHARED)))
                        .stream())
                .toList();
    }

    private CaseFile.@Nullable MaskedContact masked(AppealRepository.Loaded loaded) {
        var sealed = loaded.contact();
        if (sealed == null) {
            return null;
        }
        var contact = contacts.open(loaded.appeal().origin().caseKey(), sealed);
        var others = contact.representatives().stream()
                .map(other ->
                        new CaseFile.MaskedContact(Masking.name(other.name()), Masking.phone(other.phone()), List.of()))
                .toList();
        return new CaseFile.MaskedContact(Masking.name(contact.name()), Masking.phone(contact.phone()), others);
    }

    private Map<OrganizationId, String> names(Appeal appeal, Record row, JoinedThread.Thread thread) {
        var ids = new HashSet<OrganizationId>();
        ids.add(appeal.body().organization());
        row.get(STEPS).forEach(s -> ids.add(new OrganizationId(s.get(STEP.ORGANIZATION_ID))));
        row.get(MESSAGES).forEach(m -> ids.add(new OrganizationId(m.get(MESSAGE.ORGANIZATION_ID))));
        thread.said().forEach(m -> ids.add(m.organization()));
        return organizations.find(ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().name()));
    }

    private static AppealState state(String code) {
        return AppealState.ofCode(code).orElseThrow();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
