package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.COUNTED;
import static org.qiaoliang.tables.appeals.Tables.SECOND_LOOK;

import java.util.List;
import java.util.Objects;
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
import org.springframework.dao.DataIntegrityViolationException;

/** What follows when the petitioner is not content. */
class SecondLookIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestDesk desk;
    private Member drafter;
    private Member approver;
    private Member handler;
    private Member other;

    @BeforeEach
    void county() {
        desk = new TestDesk(context);
        staff(AppealCity.COUNTY);
    }

    private void staff(String division) {
        var city = new AppealCity(context);
        drafter = city.member(UNION, division, Role.SUPERVISOR);
        approver = city.member(UNION, division, Role.SUPERVISOR);
        handler = city.member(UNION, division, Role.SUPERVISOR);
        other = city.member(UNION, division, Role.SUPERVISOR);
    }

    @Test
    @Rule("APPEAL-7")
    @Rule("ACCESS-4")
    void isDecidedByNobodyWhoHandledDraftedOrApproved() {
        // Denunciations, whose answers a second person approves, lie with the highest body.
        staff("3708");
        var receipt = desk.file(Submission.of(
                "denunciation",
                AppealCity.TOWNSHIP,
                "反映一件事情",
                "有关情况如下。",
                false,
                new Submission.Contact("王秀英", AppealCity.phone())));
        desk.take(handler, receipt);
        desk.act(drafter, receipt, new AppealCommand.Answer("已转有权处理的机关。"));
        desk.act(approver, receipt, new AppealCommand.DecideDraft(true, ""));
        rated(receipt, handler, false);

        var look = new AppealCommand.DecideSecondLook(true, "答复没有问题");
        assertThat(List.of(handler, drafter, approver)).allSatisfy(concerned -> {
            assertThat(desk.open(concerned, receipt).may()).doesNotContain(AppealTransition.SECOND_LOOK);
            assertThatThrownBy(() -> desk.act(concerned, receipt, look)).hasMessage("appeals.second-look.own");
        });
        // The database holds to it too, whatever asks.
        assertThat(List.of(drafter, approver))
                .allSatisfy(concerned -> assertThatThrownBy(() -> system.update(SECOND_LOOK)
                                .set(SECOND_LOOK.DECIDED_BY, concerned.id().value())
                                .where(SECOND_LOOK.APPEAL_ID.eq(id(receipt)))
                                .execute())
                        .isInstanceOf(DataIntegrityViolationException.class)
                        .hasMessageContaining("second look"));
        assertThat(desk.open(other, receipt).may()).contains(AppealTransition.SECOND_LOOK);
        desk.act(other, receipt, look);
        assertThat(desk.open(other, receipt).appeal().secondLook()).isFalse();
    }

    @Test
    @Rule("LEDGER-1")
    void countsOnlyTheRatingOfTheAnswerThatStands() {
        var receipt = desk.file(AppealCity.wages("重新办理后又评价"));
        desk.reply(handler, receipt);
        rated(receipt, handler, false);
        desk.act(other, receipt, new AppealCommand.DecideSecondLook(false, "确实没有解决"));
        assertThat(standing(receipt)).isEmpty();

        desk.act(handler, receipt, new AppealCommand.Assign(null, "", ""));
        desk.act(handler, receipt, new AppealCommand.Answer("已经全部补发。"));
        rated(receipt, handler, true);
        assertThat(standing(receipt)).containsExactly("appeal.satisfied");

        desk.act(other, receipt, new AppealCommand.Reopen("又拖欠了"));
        assertThat(standing(receipt)).isEmpty();
    }

    private void rated(Receipt receipt, Member closer, boolean satisfied) {
        desk.act(closer, receipt, new AppealCommand.Close(""));
        desk.asPetitioner(receipt, new AppealCommand.Rate(satisfied, ""));
    }

    /** The ratings in the ledger that were not reversed. */
    private List<String> standing(Receipt receipt) {
        return system.select(COUNTED.MEASURE)
                .from(COUNTED)
                .where(
                        COUNTED.APPEAL_ID.eq(id(receipt)),
                        COUNTED.MEASURE.in("appeal.satisfied", "appeal.dissatisfied"),
                        COUNTED.REVERSED.isFalse())
                .fetch(COUNTED.MEASURE);
    }

    private long id(Receipt receipt) {
        return system.select(APPEAL.ID)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .fetchSingle(row -> Objects.requireNonNull(row.get(APPEAL.ID)));
    }
}
