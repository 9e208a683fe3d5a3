package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.handling.BulkAssignment.Item;
import org.qiaoliang.appeals.internal.handling.BulkAssignment.Verdict;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BulkAssignmentIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private BulkAssignment bulk;

    private AppealCity city;
    private TestDesk desk;
    private Member supervisor;
    private Member handler;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);
    }

    @Test
    @Rule("ACCESS-2")
    void givesAVerdictForEachAndDoesWhatCanBeDone() {
        var fine = accepted("可以交办的");
        var notYet = desk.file(AppealCity.wages("还没有受理的"));
        var changed = accepted("刚刚有变化的");
        desk.act(supervisor, changed, new AppealCommand.Note("有新情况"));
        var elsewhere =
                desk.file(Submission.of("wages", AppealCity.OTHER_COUNTY + "001", "别的县的事", "别的县的事。", true, null));

        var verdicts = assign(
                List.of(
                        new Item(fine.number(), 2),
                        new Item(notYet.number(), 1),
                        new Item(changed.number(), 2),
                        new Item(elsewhere.number(), 1),
                        new Item(new AppealNumber("SQ2026-999999"), 1)),
                handler);

        assertThat(verdicts).extracting(Verdict::done).containsExactly(true, false, false, false, false);
        assertThat(verdicts.subList(1, 5))
                .extracting(BulkAssignmentIT::refusal)
                .containsExactly(
                        "appeals.not-in-state.received",
                        "appeals.stale",
                        // What is not yours is answered like what is not there.
                        "appeals.bulk.absent",
                        "appeals.bulk.absent");
        assertThat(Objects.requireNonNull(desk.open(supervisor, fine).appeal().handler())
                        .account())
                .isEqualTo(handler.id());
        assertThat(desk.open(supervisor, changed).appeal().state()).isEqualTo(AppealState.ACCEPTED);
    }

    @Test
    void saysTheSameWhenTheFormIsSentTwice() {
        var items = List.of(new Item(accepted("点了两次").number(), 2));

        assertThat(assign(items, handler)).allMatch(Verdict::done);
        assertThat(assign(items, handler)).allMatch(Verdict::done);
        assertThat(assign(items, city.member(UNION, AppealCity.COUNTY, Role.HANDLER)))
                .extracting(BulkAssignmentIT::refusal)
                .containsExactly("appeals.stale");
    }

    @Test
    @Rule("ACCESS-2")
    void givesNothingToWhoMayNotHandleIt() {
        var stranger = city.member(UNION, AppealCity.OTHER_COUNTY, Role.HANDLER);

        assertThat(assign(List.of(new Item(accepted("给错了人").number(), 2)), stranger))
                .extracting(BulkAssignmentIT::refusal)
                .containsExactly("appeals.assignment.cannot-handle");
        assertThatThrownBy(() -> assign(List.of(), handler)).isInstanceOf(RuleViolation.class);
    }

    private static String refusal(Verdict verdict) {
        return Objects.requireNonNull(verdict.refusal()).key();
    }

    private Receipt accepted(String title) {
        var receipt = desk.file(AppealCity.wages(title));
        desk.act(supervisor, receipt, new AppealCommand.Accept(false));
        return receipt;
    }

    private List<Verdict> assign(List<Item> items, Member to) {
        return TestDesk.as(
                supervisor,
                () -> bulk.assign(items, new Colleague(to.id(), to.viewer().name()), ""));
    }
}
