package org.qiaoliang.appeals.internal.reading;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.ATTACHMENT;
import static org.qiaoliang.tables.appeals.Tables.MESSAGE;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.handling.JoinedThread;
import org.qiaoliang.appeals.internal.handling.SealedWords;
import org.qiaoliang.appeals.internal.handling.Standing;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.files.FileInfo;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a petitioner sees, as the viewer that number and code, or the phone they signed in with, make them. */
@Component
public class FollowQueries {
    private final TransactionTemplate reading;
    private final ActiveDatabase database;
    private final AppealRepository appeals;
    private final SealedWords words;
    private final Organizations organizations;
    private final Files files;
    private final JoinedThread thread;
    private final Clock clock;

    FollowQueries(
            TransactionTemplate transactions,
            ActiveDatabase database,
            AppealRepository appeals,
            SealedWords words,
            Organizations organizations,
            Files files,
            JoinedThread thread,
            Clock clock) {
        this.reading = transactions;
        this.database = database;
        this.appeals = appeals;
        this.words = words;
        this.organizations = organizations;
        this.files = files;
        this.thread = thread;
        this.clock = clock;
    }

    /** The appeal whose number and code the viewer brought. */
    public AppealNumber held() {
        if (CurrentViewer.get() instanceof Viewer.TicketHolder ticket) {
            return new AppealNumber(ticket.number());
        }
        throw new Absent();
    }

    /** @throws Absent when it is not the petitioner's */
    public Followed follow(AppealNumber number) {
        var followed = reading.execute(status -> appeals.find(number).map(loaded -> read(loaded.appeal())));
        return Optional.ofNullable(followed).flatMap(f -> f).orElseThrow(Absent::new);
    }

    /** One's own appeals, newest first: of a resident signed in by phone. */
    public List<Mine> mine() {
        var rows = reading.execute(status -> database.sql()
                .select(
                        APPEAL.NUMBER,
                        APPEAL.STATE,
                        APPEAL.CATEGORY,
                        APPEAL.TITLE,
                        APPEAL.CASE_KEY,
                        APPEAL.SEALED,
                        APPEAL.RECEIVED_AT,
                        APPEAL.DUE_AT,
                        APPEAL.ORGANIZATION_ID)
                .from(APPEAL)
                .orderBy(APPEAL.ID.desc())
                .limit(200)
                .fetch());
        if (rows == null) {
            return List.of();
        }
        var bodies = organizations.find(rows.stream()
                .map(row -> new OrganizationId(row.get(APPEAL.ORGANIZATION_ID)))
                .collect(Collectors.toSet()));
        return rows.map(row -> new Mine(
                new AppealNumber(row.get(APPEAL.NUMBER)),
                AppealState.ofCode(row.get(APPEAL.STATE)).orElseThrow(),
                row.get(APPEAL.CATEGORY),
                // Not even to its own petitioner in a list: somebody may look over their shoulder.
                row.get(APPEAL.CASE_KEY) != null ? "" : row.get(APPEAL.TITLE),
                name(bodies, row.get(APPEAL.ORGANIZATION_ID)),
                row.get(APPEAL.RECEIVED_AT).toInstant()));
    }

    /** One of one's own appeals in a list; the title is empty when it is confidential. */
    public record Mine(
            AppealNumber number,
            AppealState state,
            String category,
            String title,
            String receivingBody,
            Instant receivedAt) {}

    private Followed read(Appeal appeal) {
        var origin = appeal.origin();
        var row = texts(origin.id());
        var ids = new HashSet<OrganizationId>(Set.of(appeal.body().organization()));
        row.messages().forEach(m -> ids.add(new OrganizationId(m.get(MESSAGE.ORGANIZATION_ID))));
        row.steps().forEach(s -> ids.add(new OrganizationId(s.get(STEP.ORGANIZATION_ID))));
        var bodies = organizations.find(ids);
        var body = Optional.ofNullable(bodies.get(appeal.body().organization()));
        var said = split(origin.caseKey(), row);
        var askedWith = appeal.state() == AppealState.JOINED
                ? thread.mainOf(origin.id()).map(JoinedThread.Main::askedWith).orElse(null)
                : null;
        return new Followed(
                origin.number(),
                appeal.version(),
                appeal.state(),
                origin.category(),
                said[0],
                said[1],
                origin.confidential(),
                body.map(Organization::name).orElse(""),
                body.map(o -> o.contact().phone()).orElse(""),
                origin.receivedAt(),
                appeal.clocks().next().map(Deadline::dueOn).orElse(null),
                row.messages()
                        .map(m -> new Followed.Said(
                                m.get(MESSAGE.AT).toInstant(),
                                m.get(MESSAGE.BY_PETITIONER),
                                m.get(MESSAGE.BY_PETITIONER) ? "" : name(bodies, m.get(MESSAGE.ORGANIZATION_ID)),
                                words.read(origin.caseKey(), m.get(MESSAGE.TEXT), m.get(MESSAGE.SEALED)))),
                row.steps()
                        .map(s -> new Followed.Moved(
                                s.get(STEP.AT).toInstant(),
                                s.get(STEP.TRANSITION),
                                AppealState.ofCode(s.get(STEP.TO_STATE)).orElseThrow(),
                                s.get(STEP.BY_PETITIONER) ? "" : name(bodies, s.get(STEP.ORGANIZATION_ID)))),
                shared(appeal),
                appeal.satisfied(),
                appeal.secondLook(),
                may(appeal, AppealTransition.WITHDRAW),
                may(appeal, AppealTransition.MESSAGE),
                may(appeal, AppealTransition.RATE) && appeal.satisfied() == null && askedWith == null,
                standing(appeal),
                askedWith,
                review(appeal));
    }

    /** How it stands in a word of the pages: its state, and for one that is joined how far the answer has come. */
    private static String standing(Appeal appeal) {
        var code = appeal.state().code();
        if (appeal.state() != AppealState.JOINED || appeal.times().replied() == null) {
            return code;
        }
        return code + (appeal.times().closed() == null ? ".replied" : ".closed");
    }

    /** To whom a review may be asked for now: only a body above can decide it, and not every one is in this program. */
    private Followed.@Nullable Review review(Appeal appeal) {
        var again = appeal.round() == Appeal.Round.REVIEW;
        var kind = again ? DeadlineKind.REQUEST_RE_REVIEW : DeadlineKind.REQUEST_REVIEW;
        var step = again ? AppealTransition.REQUEST_RE_REVIEW : AppealTransition.REQUEST_REVIEW;
        if (appeal.round() == Appeal.Round.RE_REVIEW || appeal.times().replied() == null || !may(appeal, step)) {
            return null;
        }
        var window = appeal.clocks().open(kind);
        var above =
                organizations.ancestorsOf(appeal.body().organization()).stream().anyMatch(Organization::open);
        var way = window.filter(w -> w.isOverdue(clock.instant())).isPresent()
                ? Followed.Review.Way.TOO_LATE
                : above ? Followed.Review.Way.HERE : Followed.Review.Way.OUTSIDE;
        var policy = appeal.policy();
        return new Followed.Review(
                way,
                again,
                again ? policy.requestReReview() : policy.requestReview(),
                window.map(Deadline::dueOn).orElse(null));
    }

    private static boolean may(Appeal appeal, AppealTransition transition) {
        return Standing.may(CurrentViewer.get(), appeal, transition) && Standing.possible(appeal, transition);
    }

    private record Texts(
            @Nullable String title,
            @Nullable String text,
            byte @Nullable [] sealed,
            Result<Record5<OffsetDateTime, Boolean, Long, String, byte[]>> messages,
            Result<? extends Record> steps) {}

    private Texts texts(long id) {
        var messages = multiset(
                        select(MESSAGE.AT, MESSAGE.BY_PETITIONER, MESSAGE.ORGANIZATION_ID, MESSAGE.TEXT, MESSAGE.SEALED)
                                .from(MESSAGE)
                                .where(MESSAGE.APPEAL_ID.eq(id))
                                .orderBy(MESSAGE.ID))
                .as("messages");
        // Steps that move nothing are the staff's own business, but for what moves the day on which something is owed.
        var steps = multiset(select(STEP.AT, STEP.TRANSITION, STEP.TO_STATE, STEP.BY_PETITIONER, STEP.ORGANIZATION_ID)
                        .from(STEP)
                        .where(
                                STEP.APPEAL_ID.eq(id),
                                STEP.FROM_STATE
                                        .isDistinctFrom(STEP.TO_STATE)
                                        .or(STEP.TRANSITION.in(
                                                AppealTransition.EXTEND.code(),
                                                AppealTransition.RECATEGORIZE.code(),
                                                AppealTransition.RATE.code(),
                                                AppealTransition.REPLY.code(),
                                                AppealTransition.CLOSE.code(),
                                                AppealTransition.REOPEN.code(),
                                                AppealTransition.HEARING_START.code(),
                                                AppealTransition.HEARING_END.code(),
                                                AppealTransition.DELIVER.code())))
                        .orderBy(STEP.ID))
                .as("steps");
        return database.sql()
                .select(APPEAL.TITLE, APPEAL.TEXT, APPEAL.SEALED, messages, steps)
                .from(APPEAL)
                .where(APPEAL.ID.eq(id))
                .fetchSingle(
                        row -> new Texts(row.value1(), row.value2(), row.value3(), row.get(messages), row.get(steps)));
    }

    /** Title and text. */
    private String[] split(@Nullable CaseKeyId key, Texts row) {
        if (key == null) {
            return new String[] {row.title() == null ? "" : row.title(), row.text() == null ? "" : row.text()};
        }
        return words.read(key, null, row.sealed()).split("\n", 2);
    }

    private List<FileInfo> shared(Appeal appeal) {
        var origin = appeal.origin();
        var ids = database.sql()
                .select(ATTACHMENT.FILE_ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.APPEAL_ID.eq(origin.id()), ATTACHMENT.SHARED.isTrue())
                .fetchSet(ATTACHMENT.FILE_ID);
        return ids.isEmpty()
                ? List.of()
                : files.of(new FileOwner("appeal", origin.number().value(), origin.caseKey())).stream()
                        .filter(file -> ids.contains(file.id().value()))
                        .toList();
    }

    private static String name(Map<OrganizationId, Organization> bodies, long id) {
        var body = bodies.get(new OrganizationId(id));
        return body == null ? "" : body.name();
    }
}
