package org.qiaoliang.appeals.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@Rule("APPEAL-2")
class EscalationIT extends IntegrationTest {
    private static final OrganizationKind KIND = OrganizationKind.DISABLED_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Escalation escalation;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private AppealCity city;
    private TestDesk desk;

    @BeforeEach
    void city() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
    }

    @Test
    void tellsHandlerAndDecidersWhenItIsDueSoonAndOnce() {
        var supervisor = city.member(KIND, AppealCity.COUNTY, Role.SUPERVISOR);
        var above = city.member(KIND, "3708", Role.SUPERVISOR);
        var receipt = desk.file(matter());
        desk.take(supervisor, receipt);
        clock(receipt, "settle", -1, 5);

        escalation.run();
        escalation.run();

        assertThat(told(supervisor, receipt)).containsExactly("due-soon");
        assertThat(told(above, receipt)).containsExactly("due-soon");
    }

    @Test
    void goesToTheNextLevelWhenItIsOverdueEvenIfNobodyWasWarned() {
        var supervisor = city.member(KIND, AppealCity.COUNTY, Role.SUPERVISOR);
        var above = city.member(KIND, "3708", Role.SUPERVISOR);
        var elsewhere = city.member(KIND, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);
        var receipt = desk.file(matter());
        clock(receipt, "accept", -5, -1);

        escalation.run();
        escalation.run();

        assertThat(told(supervisor, receipt)).containsExactly("overdue");
        assertThat(told(above, receipt)).containsExactly("overdue");
        assertThat(told(elsewhere, receipt)).isEmpty();
    }

    @Test
    void isSilentOnceWhatWasOwedIsDone() {
        var supervisor = city.member(KIND, AppealCity.COUNTY, Role.SUPERVISOR);
        var receipt = desk.file(matter());
        desk.act(supervisor, receipt, new AppealCommand.Accept(false));
        clock(receipt, "accept", -5, -1);

        escalation.run();

        assertThat(told(supervisor, receipt)).isEmpty();
    }

    @Test
    void isSilentOfWhatIsSettledEvenIfAClockWereOpen() {
        var supervisor = city.member(KIND, AppealCity.COUNTY, Role.SUPERVISOR);
        var receipt = desk.file(matter());
        desk.take(supervisor, receipt);
        clock(receipt, "settle", -5, -1);
        system.update(APPEAL)
                .set(APPEAL.STATE, "closed")
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .execute();

        escalation.run();

        assertThat(told(supervisor, receipt)).isEmpty();
    }

    @Test
    @Rule("APPEAL-4")
    void tellsNobodyOutsideTheBodyOfAConfidentialCase() {
        var women = OrganizationKind.WOMENS_FEDERATION;
        var officer = city.member(women, AppealCity.COUNTY, Role.CASE_OFFICER, Role.SUPERVISOR);
        var above = city.member(women, "3708", Role.SUPERVISOR);
        var receipt =
                desk.file(Submission.of("domestic-violence", AppealCity.TOWNSHIP, "家里有人打我", "他又动手了。", true, null));
        desk.act(officer, receipt, new AppealCommand.Accept(false), new AppealCommand.Assign(null, "", ""));
        clock(receipt, "settle", -5, -1);

        escalation.run();

        assertThat(told(officer, receipt)).containsExactly("overdue");
        assertThat(told(above, receipt)).isEmpty();
    }

    private static Submission matter() {
        return Submission.of(
                "disability",
                AppealCity.TOWNSHIP,
                "轮椅坏了没有人修",
                "辅具维修一直没有回音。",
                false,
                new Submission.Contact("王秀英", AppealCity.phone()));
    }

    /** Moves a deadline to so many days from now, as if time had passed. */
    private void clock(Receipt receipt, String kind, int warn, int due) {
        system.update(DEADLINE)
                .set(DEADLINE.WARN_AT, OffsetDateTime.now().plusDays(warn))
                .set(DEADLINE.DUE_AT, OffsetDateTime.now().plusDays(due))
                .from(APPEAL)
                .where(
                        APPEAL.ID.eq(DEADLINE.APPEAL_ID),
                        APPEAL.NUMBER.eq(receipt.number().value()),
                        DEADLINE.KIND.eq(kind))
                .execute();
    }

    /** What somebody was told of an appeal about its deadlines. */
    private List<String> told(Member who, Receipt receipt) {
        return system
                .select(OUTBOX.EVENT)
                .from(OUTBOX)
                .where(OUTBOX.ACCOUNT.eq(who.id().value()), OUTBOX.EVENT.contains(receipt.number() + "/"))
                .orderBy(OUTBOX.ID)
                .fetch(OUTBOX.EVENT)
                .stream()
                .map(event -> event.substring("appeal.".length(), event.indexOf('/')))
                .filter(what -> what.equals("due-soon") || what.equals("overdue"))
                .toList();
    }
}
