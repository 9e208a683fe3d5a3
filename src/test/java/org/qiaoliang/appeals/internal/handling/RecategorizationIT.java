package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Ui;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A wrong category is put right (更正类别), and the appeal can then go to who is in charge. */
@Rule("APPEAL-1")
class RecategorizationIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Autowired
    private DueTimes times;

    private AppealCity city;
    private TestDesk desk;
    private Member supervisor;
    private Receipt receipt;

    @BeforeEach
    void filedWrongly() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        receipt = desk.file(AppealCity.wages("其实是妇女权益的事"));
    }

    @Test
    @Rule("LEDGER-2")
    void countsFromTheSameStartAndUnderTheRightCategory() {
        desk.act(supervisor, receipt, new AppealCommand.Accept(false));
        var before = desk.open(supervisor, receipt);
        var started = before.appeal().clocks().open(DeadlineKind.SETTLE).orElseThrow();
        var counted = entries();

        desk.act(supervisor, receipt, new AppealCommand.Recategorize("womens-rights", "登记时选错了"));

        var after = desk.open(supervisor, receipt);
        assertThat(after.appeal().origin().category()).isEqualTo("womens-rights");
        assertThat(after.appeal().state()).isEqualTo(before.appeal().state());
        assertThat(after.appeal()
                        .clocks()
                        .open(DeadlineKind.SETTLE)
                        .orElseThrow()
                        .startedAt())
                .isEqualTo(started.startedAt());
        assertThat(after.steps().getLast().reason()).isEqualTo("wages womens-rights\n登记时选错了");
        assertThat(counted).containsExactly("appeal.accepted wages 1", "appeal.received wages 1");
        assertThat(entries())
                .containsExactly(
                        "appeal.accepted wages 0",
                        "appeal.accepted womens-rights 1",
                        "appeal.received wages 0",
                        "appeal.received womens-rights 1");
        assertThat(system.fetchValue(
                        "select count(distinct policy) from appeals.deadline d join appeals.appeal a on a.id = d.appeal_id"
                                + " where a.number = ? and d.outcome = 'open'",
                        receipt.number().value()))
                .isEqualTo(1L);
    }

    @Test
    @Rule("APPEAL-2")
    void movesTheDayByTheTimesOfTheOtherCategoryAndSaysSo() throws SQLException {
        policyOf("womens-rights", "urgent");
        try {
            desk.act(supervisor, receipt, new AppealCommand.Accept(false));
            // Twenty days ago, of sixty.
            system.execute(
                    "update appeals.deadline d set started_at = d.started_at - interval '20 days',"
                            + " due_at = d.due_at - interval '20 days' from appeals.appeal a"
                            + " where a.id = d.appeal_id and a.number = ? and d.kind = 'settle'",
                    receipt.number().value());
            var before = settle();

            desk.act(supervisor, receipt, new AppealCommand.Recategorize("womens-rights", "登记时选错了"));

            var after = settle();
            assertThat(after.startedAt()).isEqualTo(before.startedAt());
            assertThat(after.term()).isEqualTo(Term.workingDays(15));
            assertThat(after.dueAt()).isEqualTo(times.due(before.startedAt(), Term.workingDays(15), 0));
            assertThat(desk.open(supervisor, receipt).moved())
                    .filteredOn(moved -> moved.kind().equals("settle"))
                    .singleElement()
                    .satisfies(moved -> {
                        assertThat(moved.why()).isEqualTo("category");
                        assertThat(moved.before()).isEqualTo(before.dueOn());
                        assertThat(moved.after()).isEqualTo(after.dueOn());
                    });
            var said = desk.open(supervisor, receipt).messages().getLast().text();
            var due = desk.open(supervisor, receipt)
                    .appeal()
                    .clocks()
                    .next()
                    .orElseThrow()
                    .dueOn();
            assertThat(said).contains("妇女权益", Ui.day(due, Locale.SIMPLIFIED_CHINESE));
            assertThat(system.fetchValue(
                            "select template from notices.outbox where event like ?",
                            "appeal.recategorized/" + receipt.number() + "/%"))
                    .isEqualTo("appeals.notice.recategorized");
        } finally {
            policyOf("womens-rights", "promised");
        }
    }

    private Deadline settle() {
        return desk.open(supervisor, receipt)
                .appeal()
                .clocks()
                .open(DeadlineKind.SETTLE)
                .orElseThrow();
    }

    /** As the owner of the tables. */
    private void policyOf(String category, String policy) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(TestDatabase.server().getJdbcUrl("qiaoliang_owner", "postgres"));
                var statement = connection.prepareStatement("update appeals.category set policy = ? where code = ?")) {
            statement.setString(1, policy);
            statement.setString(2, category);
            statement.execute();
        }
        context.getBean(CategoryBook.class).forget();
    }

    @Test
    void canThenGoToAnotherKindOfBody() {
        var women = city.organization(WOMEN, AppealCity.COUNTY);
        var transfer = new AppealCommand.Transfer(women.id(), "归妇联办理");
        assertThatThrownBy(() -> desk.act(supervisor, receipt, transfer)).hasMessage("appeals.transfer.not-accepting");

        desk.act(supervisor, receipt, new AppealCommand.Recategorize("womens-rights", "登记时选错了"));
        var page = new String(
                web.get()
                        .uri("/workbench/appeals/" + receipt.number())
                        .cookie(supervisor.cookie())
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page).contains("请先转办；转办以前诉求仍在本单位", women.name() + "（建议：");
        desk.act(supervisor, receipt, transfer);

        var officer = city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR);
        desk.act(officer, receipt, new AppealCommand.Accept(false));
    }

    @Test
    void isRefusedWithTheReason() {
        refused("wages", "选错了", "appeals.recategorization.same");
        refused("no-such", "选错了", "appeals.recategorization.unknown");
        refused("domestic-violence", "选错了", "appeals.recategorization.protected");
        refused("denunciation", "选错了", "appeals.recategorization.protected");
        refused("womens-rights", " ", "appeals.needed.reason");
        refused("womens-rights", "长".repeat(1001), "appeals.too-long");
        var handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);
        assertThatThrownBy(() -> desk.act(handler, receipt, new AppealCommand.Recategorize("womens-rights", "选错了")))
                .hasMessage("appeals.not-yours");
        desk.reply(supervisor, receipt);
        refused("womens-rights", "选错了", "appeals.not-in-state.replied");
        desk.act(supervisor, receipt, new AppealCommand.Reopen("又拖欠了"), new AppealCommand.Assign(null, "", ""));
        refused("womens-rights", "选错了", "appeals.recategorization.answered");
    }

    private void refused(String category, String reason, String complaint) {
        assertThatThrownBy(() -> desk.act(supervisor, receipt, new AppealCommand.Recategorize(category, reason)))
                .hasMessage(complaint);
    }

    /** What the ledger counts of it, by measure and category. */
    private List<String> entries() {
        return system.fetch(
                        "select measure || ' ' || category || ' ' || sum(quantity) from ledger.entry"
                                + " where record_number = ? group by measure, category order by 1",
                        receipt.number().value())
                .map(row -> row.get(0, String.class));
    }
}
