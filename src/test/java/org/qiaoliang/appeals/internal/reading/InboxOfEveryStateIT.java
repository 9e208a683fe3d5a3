package org.qiaoliang.appeals.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Wherever an appeal stands, as long as something is owed it waits for somebody: no state in which it is forgotten. */
@Rule("INBOX-1")
class InboxOfEveryStateIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealInbox inbox;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestDesk desk;
    private Member handler;
    private Member supervisor;
    private Member above;
    private Receipt receipt;

    @BeforeEach
    void filed() {
        var city = new AppealCity(context);
        desk = new TestDesk(context);
        handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);
        supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        above = city.member(UNION, "3708", Role.SUPERVISOR);
        receipt = desk.file(AppealCity.wages("每一步都有人看到"));
    }

    @ParameterizedTest
    @EnumSource(AppealState.class)
    void waitsForSomebodyWhoeverHadItAndAlsoWhenTheyAreGone(AppealState state) {
        bring(state);
        assertThat(desk.open(above, receipt).appeal().state()).isEqualTo(state);

        var owed = state.isOpen() || state == AppealState.REPLIED;
        assertThat(waiting().isEmpty()).isNotEqualTo(owed);
        once();

        system.update(APPEAL)
                .setNull(APPEAL.HANDLER)
                .setNull(APPEAL.HANDLER_NAME)
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .execute();
        assertThat(waiting().isEmpty()).isNotEqualTo(owed);
        once();
    }

    @Test
    @Rule("APPEAL-7")
    void waitsWhereASecondLookIsOwed() {
        bring(AppealState.CLOSED);
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, ""));

        assertThat(waiting()).containsOnly("second-look");
    }

    @Test
    @Rule("APPEAL-2")
    void aReviewTakesThePlaceOfTheSecondLook() {
        bring(AppealState.CLOSED);
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, ""));
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("答复没有说明依据"));
        assertThat(waiting()).containsOnly("review");

        desk.act(above, receipt, new AppealCommand.DecideReview(true, "维持原答复意见。"));
        assertThat(waiting()).containsOnly("close");
    }

    @Test
    @Rule("APPEAL-7")
    void isRatedAnewAfterItWasReopenedBeforeTheSecondLook() {
        bring(AppealState.CLOSED);
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, ""));
        desk.act(supervisor, receipt, new AppealCommand.Reopen("又拖欠了"));
        desk.act(supervisor, receipt, new AppealCommand.Assign(handler.id(), "经办人", ""));
        desk.act(handler, receipt, new AppealCommand.Answer("已经全部补发。"), new AppealCommand.Close(""));

        desk.asPetitioner(receipt, new AppealCommand.Rate(false, ""));

        assertThat(waiting()).containsOnly("second-look");
    }

    private void bring(AppealState state) {
        switch (state) {
            case RECEIVED -> {}
            case ACCEPTED -> desk.act(supervisor, receipt, new AppealCommand.Accept(false));
            case DECLINED -> desk.act(supervisor, receipt, new AppealCommand.Decline("不归我们管", "人社局"));
            case ASSIGNED -> {
                bring(AppealState.ACCEPTED);
                desk.act(supervisor, receipt, new AppealCommand.Assign(handler.id(), "经办人", ""));
            }
            case IN_PROGRESS -> {
                bring(AppealState.ASSIGNED);
                desk.act(handler, receipt, new AppealCommand.Start());
            }
            case WAITING -> {
                bring(AppealState.ASSIGNED);
                desk.act(handler, receipt, new AppealCommand.Pause("请补充合同"));
            }
            case REPLIED -> {
                bring(AppealState.ASSIGNED);
                desk.act(handler, receipt, new AppealCommand.Answer("已经督促补发。"));
            }
            case CLOSED -> {
                bring(AppealState.REPLIED);
                desk.act(handler, receipt, new AppealCommand.Close(""));
            }
            case WITHDRAWN -> desk.asPetitioner(receipt, new AppealCommand.Withdraw(""));
            case JOINED -> {
                var other = desk.file(AppealCity.wages("同一件事"));
                desk.act(supervisor, receipt, new AppealCommand.Join(other.number(), "同一件事"));
            }
            case REVIEW -> {
                bring(AppealState.REPLIED);
                desk.asPetitioner(receipt, new AppealCommand.RequestReview("答复没有说明依据"));
            }
            case RE_REVIEW -> {
                bring(AppealState.REVIEW);
                // As on its third level; the tests' city has two.
                system.update(APPEAL)
                        .set(APPEAL.STATE, "re-review")
                        .set(APPEAL.ROUND, "review")
                        .where(APPEAL.NUMBER.eq(receipt.number().value()))
                        .execute();
            }
            case REOPENED -> {
                bring(AppealState.CLOSED);
                desk.act(supervisor, receipt, new AppealCommand.Reopen("又拖欠了"));
            }
        }
    }

    /** Nobody has it on their list twice. */
    private void once() {
        assertThat(List.of(handler, supervisor, above))
                .allSatisfy(one -> assertThat(tasks(one)).hasSizeLessThanOrEqualTo(1));
    }

    private List<String> waiting() {
        return Stream.of(handler, supervisor, above)
                .flatMap(one -> tasks(one).stream())
                .toList();
    }

    private List<String> tasks(Member who) {
        return inbox.waiting(who.viewer(), null, 1000).stream()
                .filter(item -> item.key().contains("/" + receipt.number() + "/"))
                .map(item -> item.key().substring(item.key().lastIndexOf('/') + 1))
                .toList();
    }
}
