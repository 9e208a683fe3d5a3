package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.COUNTED;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@Rule("APPEAL-8")
class SeparationIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private AppealDesk desk;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private CodeGate gate;

    @Autowired
    private Separation separation;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private Member handler;

    @BeforeEach
    void city() {
        handler = new AppealCity(context).member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void letsEachJoinedAppealStandForItselfWhenTheMainOneIsWithdrawn() {
        var main = intake.submit(AppealCity.wages("工地没有发工资"));
        var one = intake.submit(AppealCity.wages("工资没有发"));
        var two = intake.submit(AppealCity.wages("欠薪"));
        act(one, new AppealCommand.Join(main.number(), ""));
        act(two, new AppealCommand.Accept(false));
        act(two, new AppealCommand.Join(main.number(), ""));
        asPetitioner(main, new AppealCommand.Withdraw(""));

        separation.run();
        separation.run();

        for (var receipt : List.of(one, two)) {
            var file = open(receipt);
            assertThat(file.appeal().state()).isEqualTo(AppealState.RECEIVED);
            assertThat(file.joinedTo()).isNull();
            assertThat(file.steps())
                    .extracting(CaseFile.Step::transition)
                    .contains("merge")
                    .endsWith("separation");
            var clock = file.appeal().clocks().open(DeadlineKind.ACCEPT).orElseThrow();
            assertThat(clock.startedAt()).isEqualTo(file.appeal().origin().receivedAt());
            assertThat(counted(receipt)).containsExactly("appeal.received");
            assertThat(told(receipt)).containsOnlyOnce(null, handler.id().value());
        }
        act(two, new AppealCommand.Accept(false));
        assertThat(counted(two)).containsExactlyInAnyOrder("appeal.received", "appeal.accepted");
    }

    @Test
    void countsAgainWhatWasTakenForTheSameMatterOfOnePerson() {
        var matter = AppealCity.wages("三个月没有发工资");
        var main = intake.submit(matter);
        var again = intake.submit(matter);
        act(again, new AppealCommand.Join(main.number(), ""));
        assertThat(counted(again)).isEmpty();
        act(main, new AppealCommand.Decline("不属于工会", "人力资源和社会保障局"));

        separation.run();

        assertThat(open(again).appeal().state()).isEqualTo(AppealState.RECEIVED);
        assertThat(counted(again)).containsExactly("appeal.received");
    }

    @Test
    void takesAlongWhatIsJoinedWithOneThatIsJoinedItself() {
        var last = intake.submit(AppealCity.wages("第三件"));
        var middle = intake.submit(AppealCity.wages("第二件"));
        var first = intake.submit(AppealCity.wages("第一件"));
        act(first, new AppealCommand.Join(middle.number(), ""));
        act(middle, new AppealCommand.Join(last.number(), ""));

        separation.run();

        assertThat(open(first).joinedTo()).isEqualTo(last.number().value());
        assertThat(open(first).appeal().state()).isEqualTo(AppealState.JOINED);
    }

    @Test
    void joinsNothingWithWhatGetsNoAnswer() {
        var main = intake.submit(AppealCity.wages("不归这里管"));
        var other = intake.submit(AppealCity.wages("同一件事"));
        act(main, new AppealCommand.Decline("不属于工会", "人力资源和社会保障局"));

        assertThatThrownBy(() -> act(other, new AppealCommand.Join(main.number(), "")))
                .hasMessage("appeals.join.ended");
    }

    @Test
    void letsAJoinedPetitionerWithdraw() {
        var main = intake.submit(AppealCity.wages("先说的"));
        var mine = intake.submit(AppealCity.wages("后说的"));
        act(mine, new AppealCommand.Join(main.number(), ""));

        asPetitioner(mine, new AppealCommand.Withdraw("不用了"));
        separation.run();

        assertThat(open(mine).appeal().state()).isEqualTo(AppealState.WITHDRAWN);
        assertThat(open(mine).joinedTo()).isNull();
        assertThat(open(main).appeal().state()).isEqualTo(AppealState.RECEIVED);
    }

    private List<String> counted(Receipt receipt) {
        return system.select(COUNTED.MEASURE)
                .from(COUNTED)
                .join(APPEAL)
                .on(APPEAL.ID.eq(COUNTED.APPEAL_ID))
                .where(APPEAL.NUMBER.eq(receipt.number().value()), COUNTED.REVERSED.isFalse())
                .fetch(COUNTED.MEASURE);
    }

    /** Who was told that it stands for itself again; null is the petitioner. */
    private List<Long> told(Receipt receipt) {
        return system.select(OUTBOX.ACCOUNT)
                .from(OUTBOX)
                .where(OUTBOX.EVENT.startsWith("appeal.separated/" + receipt.number() + "/"))
                .fetch(OUTBOX.ACCOUNT);
    }

    private void act(Receipt receipt, AppealCommand command) {
        CurrentViewer.as(handler.viewer(), () -> desk.act(receipt.number(), command));
    }

    private void asPetitioner(Receipt receipt, AppealCommand command) {
        gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> desk.act(receipt.number(), command));
    }

    private CaseFile open(Receipt receipt) {
        return CurrentViewer.as(handler.viewer(), () -> cases.open(receipt.number()));
    }
}
