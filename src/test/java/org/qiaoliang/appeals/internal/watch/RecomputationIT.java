package org.qiaoliang.appeals.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Open matters follow the calendar and the policy, and their history says which of the two it was. */
@Rule("APPEAL-2")
class RecomputationIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Recomputation recomputation;

    @Autowired
    private DSLContext app;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestDesk desk;
    private Member supervisor;
    private Member administrator;
    private Receipt receipt;

    @BeforeEach
    void accepted() {
        var city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        receipt = desk.file(AppealCity.wages("等着补发工资"));
        desk.take(supervisor, receipt);
    }

    @AfterEach
    void policyAsItWas() {
        edit("60 calendar-days");
        recomputation.run();
    }

    @Test
    void saysThatThePolicyMovedItAndKeepsWhatItWas() {
        var before = settle(open());
        edit("45 calendar-days");

        recomputation.run();

        var file = open();
        assertThat(settle(file)).isEqualTo(before.minusDays(15));
        assertThat(file.moved()).singleElement().satisfies(moved -> {
            assertThat(moved.kind()).isEqualTo("settle");
            assertThat(moved.why()).isEqualTo("policy");
            assertThat(moved.before()).isEqualTo(before);
            assertThat(moved.after()).isEqualTo(before.minusDays(15));
        });
    }

    @Test
    void saysThatTheCalendarMovedItAndGivesNoOtherTerms() {
        var before = target(open());
        // As if it had been counted when the calendar was another one, with two days of work less.
        counted(-1, before.minusDays(2));

        recomputation.run();

        var file = open();
        assertThat(target(file)).isEqualTo(before);
        assertThat(file.moved()).singleElement().satisfies(moved -> {
            assertThat(moved.kind()).isEqualTo("service-target");
            assertThat(moved.why()).isEqualTo("calendar");
            assertThat(moved.after()).isEqualTo(before);
        });
    }

    @Test
    void leavesAloneWhatIsUpToDateAndWhatIsOver() {
        desk.act(supervisor, receipt, new AppealCommand.Answer("已经督促补发。"));
        edit("45 calendar-days");

        recomputation.run();
        recomputation.run();

        assertThat(open().moved()).isEmpty();
    }

    private CaseFile open() {
        return desk.open(supervisor, receipt);
    }

    private static LocalDate settle(CaseFile file) {
        return file.appeal().clocks().open(DeadlineKind.SETTLE).orElseThrow().dueOn();
    }

    private static LocalDate target(CaseFile file) {
        return file.appeal()
                .clocks()
                .open(DeadlineKind.SERVICE_TARGET)
                .orElseThrow()
                .dueOn();
    }

    private void counted(long calendar, LocalDate target) {
        var due = target.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
        system.update(DEADLINE)
                .set(DEADLINE.CALENDAR_REVISION, calendar)
                .set(
                        DEADLINE.DUE_AT,
                        DSL.when(DEADLINE.KIND.eq("service-target"), due).otherwise(DEADLINE.DUE_AT))
                .from(APPEAL)
                .where(
                        APPEAL.ID.eq(DEADLINE.APPEAL_ID),
                        APPEAL.NUMBER.eq(receipt.number().value()),
                        DEADLINE.OUTCOME.eq("open"))
                .execute();
        assertThat(Deadline.dayOf(due.toInstant())).isEqualTo(target);
    }

    /** As an administrator. */
    private void edit(String settle) {
        CurrentViewer.as(
                administrator.viewer(),
                () -> transactions.executeWithoutResult(status -> app.execute(
                        "insert into appeals.policy_version (policy, version, from_date, for_open, accept, settle,"
                                + " simplified_accept, simplified_settle, extension_days, request_review,"
                                + " decide_review, request_re_review, decide_re_review, return_referral,"
                                + " service_target, target_pauses, warn_working_days, transfer_rule, second_person,"
                                + " basis) select policy, version + 1, current_date, true, accept, {0},"
                                + " simplified_accept, simplified_settle, extension_days, request_review,"
                                + " decide_review, request_re_review, decide_re_review, return_referral,"
                                + " service_target, target_pauses, warn_working_days, transfer_rule, second_person,"
                                + " 'test' from appeals.policy_version v where policy = 'promised' and settle <> {0}"
                                + " and version = (select max(version) from appeals.policy_version w"
                                + " where w.policy = v.policy)",
                        DSL.val(settle))));
    }
}
