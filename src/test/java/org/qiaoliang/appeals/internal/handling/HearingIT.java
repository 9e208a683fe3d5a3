package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.appeals.internal.watch.Recomputation;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organizations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The hearing of a re-review, begun and ended: the only time that does not count. */
@Rule("APPEAL-2")
class HearingIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Divisions divisions;

    @Autowired
    private FollowQueries follow;

    @Autowired
    private CodeGate gate;

    @Autowired
    private Recomputation recomputation;

    @Autowired
    private List<InboxSource> inboxes;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private AppealCity city;
    private TestDesk desk;
    private Member decider;
    private Receipt receipt;

    /** A matter of a township whose union takes it, on its third level. */
    @BeforeEach
    void inReReview() throws SQLException {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        var county = city.organization(UNION, AppealCity.OTHER_COUNTY);
        var township = organizations.children(county.id()).getFirst();
        takes(township.id().value());
        var place = divisions.find(township.division()).orElseThrow().code().digits();
        receipt = desk.file(Submission.of(
                "wages", place, "不服复查意见", "从三月起一直没有发工资。", false, new Submission.Contact("王秀英", AppealCity.phone())));
        desk.reply(city.staff().member(township.id(), UNION, place, Role.SUPERVISOR), receipt);
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("答复没有说明依据"));
        desk.act(
                city.member(UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR),
                receipt,
                new AppealCommand.DecideReview(true, "维持原答复意见。"));
        decider = city.member(UNION, "3708", Role.SUPERVISOR);
    }

    @Test
    void movesTheDueTimeByExactlyTheLengthOfEachHearing() {
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("还是不服"));
        var due = clock().dueAt();

        desk.act(decider, receipt, new AppealCommand.StartHearing());
        assertThat(desk.open(decider, receipt).may())
                .contains(AppealTransition.HEARING_END)
                .doesNotContain(AppealTransition.HEARING_START, AppealTransition.DECIDE_RE_REVIEW);
        assertThatThrownBy(() -> desk.act(decider, receipt, new AppealCommand.StartHearing()))
                .hasMessage("appeals.hearing.running");
        assertThatThrownBy(() -> desk.act(decider, receipt, new AppealCommand.DecideReview(true, "维持")))
                .hasMessage("appeals.hearing.running");
        assertThat(followed().dueOn()).isNull();
        began(Duration.ofHours(30));
        recomputation.run();
        desk.act(decider, receipt, new AppealCommand.EndHearing());
        assertThat(clock().pausedFor()).isBetween(Duration.ofHours(30), Duration.ofHours(31));
        assertThat(clock().dueAt()).isEqualTo(due.plus(clock().pausedFor()));

        desk.act(decider, receipt, new AppealCommand.StartHearing());
        began(Duration.ofHours(48));
        desk.act(decider, receipt, new AppealCommand.EndHearing());
        var counted = clock();
        assertThat(counted.pausedFor()).isBetween(Duration.ofHours(78), Duration.ofHours(79));
        assertThat(counted.dueAt()).isEqualTo(due.plus(counted.pausedFor()));
        assertThat(stored()).isEqualTo(counted.dueAt());

        asIfCountedWithAnotherCalendar();
        recomputation.run();
        assertThat(clock().dueAt()).isEqualTo(counted.dueAt());

        assertThat(followed().steps())
                .extracting(Followed.Moved::transition)
                .endsWith("hearing-start", "hearing-end", "hearing-start", "hearing-end");
        assertThat(desk.open(decider, receipt).moved())
                .allSatisfy(moved -> assertThat(moved.why()).isEqualTo("hearing"));
        desk.act(decider, receipt, new AppealCommand.DecideReview(true, "维持。"));
        var decided = desk.open(decider, receipt);
        assertThat(decided.appeal().state()).isEqualTo(AppealState.CLOSED);
        // It is final: what the rules refuse is not offered either.
        assertThat(decided.may()).contains(AppealTransition.DELIVER).doesNotContain(AppealTransition.REOPEN);
        assertThatThrownBy(() -> desk.act(decider, receipt, new AppealCommand.Reopen("再看一遍")))
                .hasMessage("appeals.review.final");
    }

    @Test
    void isForTheReReviewAloneAndForThoseWhoMayDecideIt() {
        // The decision of the review is out: there is nothing to hear yet.
        assertThatThrownBy(() -> desk.act(decider, receipt, new AppealCommand.StartHearing()))
                .hasMessage("appeals.not-in-state.replied");
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("还是不服"));

        var below = city.member(UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);
        assertThatThrownBy(() -> desk.act(below, receipt, new AppealCommand.StartHearing()))
                .hasMessage("appeals.not-yours");
        assertThatThrownBy(() -> desk.act(decider, receipt, new AppealCommand.EndHearing()))
                .hasMessage("appeals.hearing.none");
    }

    @Test
    @Rule("INBOX-1")
    void asksInTheInboxForItsEnd() {
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("还是不服"));
        assertThat(waiting()).isEqualTo("appeals.inbox.review");

        desk.act(decider, receipt, new AppealCommand.StartHearing());

        assertThat(waiting()).isEqualTo("appeals.inbox.hearing");
    }

    private String waiting() {
        return inboxes.stream()
                .flatMap(source -> source.waiting(decider.viewer(), null, 1000).stream())
                .filter(item -> item.key().contains("/" + receipt.number() + "/"))
                .map(InboxItem::action)
                .collect(Collectors.joining());
    }

    private Deadline clock() {
        return desk.open(decider, receipt)
                .appeal()
                .clocks()
                .open(DeadlineKind.DECIDE_RE_REVIEW)
                .orElseThrow();
    }

    private Followed followed() {
        return gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> follow.follow(receipt.number()));
    }

    /** When the list says that it is due. */
    private Instant stored() {
        return system.select(APPEAL.DUE_AT)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .fetchSingle(row -> row.value1().toInstant());
    }

    /** As if the hearing that is being held had begun so long ago. */
    private void began(Duration ago) {
        system.update(DEADLINE)
                .set(DEADLINE.PAUSED_SINCE, OffsetDateTime.now(ZoneOffset.UTC).minus(ago))
                .from(APPEAL)
                .where(
                        APPEAL.ID.eq(DEADLINE.APPEAL_ID),
                        APPEAL.NUMBER.eq(receipt.number().value()),
                        DEADLINE.PAUSED_SINCE.isNotNull())
                .execute();
    }

    private void asIfCountedWithAnotherCalendar() {
        system.update(DEADLINE)
                .set(DEADLINE.CALENDAR_REVISION, -1L)
                .from(APPEAL)
                .where(
                        APPEAL.ID.eq(DEADLINE.APPEAL_ID),
                        APPEAL.NUMBER.eq(receipt.number().value()),
                        DEADLINE.OUTCOME.eq("open"))
                .execute();
    }

    /** As the owner of the tables: one township's union takes on what its county's takes. */
    private static void takes(long organization) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(TestDatabase.server().getJdbcUrl("qiaoliang_owner", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("update organizations.organization set accepts = '{wages}' where id = " + organization);
        }
    }
}
