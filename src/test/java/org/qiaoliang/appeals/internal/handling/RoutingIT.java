package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("APPEAL-2")
class RoutingIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;
    private static final OrganizationKind RED_CROSS = OrganizationKind.ofNumber(8);

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private CategoryBook book;

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
    void aDenunciationIsReceivedByTheHighestBodyAndNeverGoesLower() {
        var highest = city.organization(UNION, "3708");
        var named = intake.receivingBody("denunciation", AppealCity.TOWNSHIP).orElseThrow();
        var receipt = desk.file(Submission.of("denunciation", AppealCity.TOWNSHIP, "反映县总工会的人", "有关情况如下。", true, null));
        var worker = city.member(UNION, "3708", Role.SUPERVISOR);

        assertThat(named.organization()).isEqualTo(highest.id());
        assertThat(receipt.receivingBody()).isEqualTo(highest.name());
        assertThat(desk.open(worker, receipt).appeal().body().organization()).isEqualTo(highest.id());
        refused(worker, receipt, UNION, AppealCity.COUNTY);
        refused(worker, receipt, WOMEN, AppealCity.COUNTY);
        desk.act(worker, receipt, new AppealCommand.Decline("属于违纪问题", "市纪委监委"));
    }

    @Test
    void aDenunciationAboutTheBodyThatWouldReceiveItGoesToAnotherAndNeverToTheAccused() {
        var accused = city.organization(UNION, "3708");
        var other = city.organization(WOMEN, "3708");
        var named =
                intake.receivingBody("denunciation", AppealCity.TOWNSHIP, true).orElseThrow();
        assertThat(named.organization()).isEqualTo(other.id());
        assertThat(named.reason()).isEqualTo("appeals.receiver.instead");

        var receipt = desk.file(aboutReceiver("denunciation"));
        assertThat(receipt.receivingBody()).isEqualTo(other.name());
        var worker = city.member(WOMEN, "3708", Role.SUPERVISOR);
        assertThat(desk.open(worker, receipt).steps().getFirst().reason()).isEqualTo(accused.name());
        refused(worker, receipt, UNION, "3708");
        // The database holds to it too.
        assertThatThrownBy(() -> system.execute(
                        "update appeals.appeal set organization_id = ? where number = ?",
                        accused.id().value(),
                        receipt.number().value()))
                .hasMessageContaining("appeal_not_with_the_accused");
        // Nor by succession: said before anything is given on.
        var administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        var succeeded = new OrganizationsSucceeded(Map.of(other.id(), accused.id()), LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> CurrentViewer.as(
                        administrator.viewer(),
                        () -> transactions.executeWithoutResult(status -> events.publishEvent(succeeded))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("appeals.heir.accused");
        // Nor downwards, where it could be had from above.
        var lower = city.organization(WOMEN, AppealCity.COUNTY);
        var handedDown = new OrganizationsSucceeded(Map.of(other.id(), lower.id()), LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> CurrentViewer.as(
                        administrator.viewer(),
                        () -> transactions.executeWithoutResult(status -> events.publishEvent(handedDown))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("appeals.heir.lower");
        assertThat(desk.open(worker, receipt).appeal().body().organization()).isEqualTo(other.id());
    }

    @Test
    void saysWhereElseToTurnWhenNobodyIsLeft() throws SQLException {
        owner("update appeals.category set kinds = '{1}' where code = 'denunciation'");
        book.forget();
        try {
            assertThat(intake.receivingBody("denunciation", AppealCity.TOWNSHIP, true))
                    .isEmpty();
            assertThatThrownBy(() -> desk.file(aboutReceiver("denunciation")))
                    .hasMessage("appeals.submission.nobody-else");
        } finally {
            owner("update appeals.category set kinds = '{1,3}' where code = 'denunciation'");
            book.forget();
        }
        assertThatThrownBy(() -> desk.file(aboutReceiver("wages"))).hasMessage("appeals.submission.about-receiver");
    }

    private static Submission aboutReceiver(String category) {
        return new Submission(
                category, AppealCity.TOWNSHIP, "反映市总工会的人", "有关情况如下。", true, null, 1, List.of(), "zh", true);
    }

    @Test
    void aTransferGoesOnlyToABodyThatAcceptsTheCategory() {
        var receipt = desk.file(AppealCity.wages("转到不受理的组织"));
        var worker = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);

        refused(worker, receipt, WOMEN, AppealCity.COUNTY);
        refused(worker, receipt, UNION, AppealCity.TOWNSHIP);
    }

    @Test
    void aTransferWinsTimeOnceHoweverOftenItGoesRound() {
        var receipt = desk.file(AppealCity.wages("转来转去"));
        var county = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        var above = city.member(UNION, "3708", Role.SUPERVISOR);
        var filed = running(county, receipt, DeadlineKind.ACCEPT);

        transfer(county, receipt, UNION, "3708");
        var restarted = running(above, receipt, DeadlineKind.ACCEPT);
        assertThat(restarted.startedAt()).isAfter(filed.startedAt());
        transfer(above, receipt, UNION, AppealCity.COUNTY);
        assertThat(running(county, receipt, DeadlineKind.ACCEPT)).isEqualTo(restarted);

        desk.act(county, receipt, new AppealCommand.Accept(false));
        var owed = running(county, receipt, DeadlineKind.SETTLE);
        transfer(county, receipt, UNION, "3708");
        desk.act(above, receipt, new AppealCommand.Accept(false));
        assertThat(running(above, receipt, DeadlineKind.SETTLE)).isEqualTo(owed);
    }

    @Test
    void clocksThatStartWithATransferHaveTheTimesOfWhoGetsIt() throws SQLException {
        var normal = book.policy("elderly", WOMEN, Instant.now()).code();
        var own = "promised".equals(normal) ? "default" : "promised";
        owner("insert into appeals.policy_exception (category, kind, policy) values ('elderly', " + RED_CROSS.number()
                + ", '" + own + "')");
        book.forget();
        try {
            var receipt = desk.file(Submission.of(
                    "elderly",
                    AppealCity.TOWNSHIP,
                    "老人没有人照料",
                    "独居，腿脚不便。",
                    false,
                    new Submission.Contact("王秀英", AppealCity.phone())));
            transfer(city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR), receipt, RED_CROSS, AppealCity.COUNTY);
            var policies = system.fetch(
                            "select d.policy from appeals.deadline d join appeals.appeal a on a.id = d.appeal_id"
                                    + " where a.number = ? and d.kind = 'accept' and d.outcome = 'open'",
                            receipt.number().value())
                    .getValues(0);

            assertThat(policies).isEqualTo(List.of(own));
        } finally {
            owner("delete from appeals.policy_exception where category = 'elderly'");
            book.forget();
        }
    }

    /** As the owner of the tables: no role of the program fills this one by itself. */
    private static void owner(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(TestDatabase.server().getJdbcUrl("qiaoliang_owner", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void refused(Member who, Receipt receipt, OrganizationKind kind, String place) {
        assertThatThrownBy(() -> transfer(who, receipt, kind, place))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("appeals.transfer.not-accepting");
    }

    private void transfer(Member who, Receipt receipt, OrganizationKind kind, String place) {
        desk.act(
                who,
                receipt,
                new AppealCommand.Transfer(city.organization(kind, place).id(), "归他们办理"));
    }

    private Deadline running(Member who, Receipt receipt, DeadlineKind kind) {
        return desk.open(who, receipt).appeal().clocks().open(kind).orElseThrow();
    }
}
