package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** In a body where everybody who could look again gave the answer, the next above does. */
@Rule("APPEAL-7")
@Rule("ACCESS-4")
class SecondLookAboveIT extends IntegrationTest {
    /** A county in which no other test has staff. */
    private static final String SMALL = "370829";

    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;
    private static final AppealCommand LOOK = new AppealCommand.DecideSecondLook(true, "答复没有问题");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<InboxSource> inboxes;

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
    @Rule("INBOX-1")
    void goesToAnApproverOfTheNextBodyAboveWhenTheOnlyOneAnswered() {
        var only = city.member(UNION, SMALL, Role.SUPERVISOR);
        var above = city.member(UNION, "3708", Role.SUPERVISOR);
        var receipt = dissatisfied("wages", only, null);

        assertThat(told(only, receipt)).isEmpty();
        assertThat(waiting(only, receipt)).isEmpty();
        assertThatThrownBy(() -> desk.act(only, receipt, LOOK)).hasMessage("appeals.second-look.own");

        assertThat(told(above, receipt)).containsExactly("second-look");
        assertThat(waiting(above, receipt)).containsExactly("appeals.inbox.second-look");
        desk.act(above, receipt, LOOK);
        assertThat(desk.open(above, receipt).appeal().secondLook()).isFalse();
    }

    @Test
    @Rule("APPEAL-4")
    void namesOneOfTheBodyAboveOnAConfidentialCaseThatNobodyElseKnows() {
        var handler = city.member(WOMEN, SMALL, Role.CASE_OFFICER);
        var approver = city.member(WOMEN, SMALL, Role.CASE_OFFICER);
        var above = city.member(WOMEN, "3708", Role.CASE_OFFICER);
        var receipt = dissatisfied("domestic-violence", handler, approver);

        var file = desk.open(handler, receipt);
        assertThat(file.steps().getLast().transition()).isEqualTo("participants");
        assertThat(file.steps().getLast().by()).isEmpty();
        assertThat(file.appeal().participants()).hasSize(3);
        assertThat(List.of(handler, approver)).allSatisfy(concerned -> {
            assertThat(waiting(concerned, receipt)).isEmpty();
            assertThatThrownBy(() -> desk.act(concerned, receipt, LOOK)).hasMessage("appeals.second-look.own");
        });

        var named = new HashSet<>(file.appeal().participants());
        named.removeAll(List.of(handler.id().value(), approver.id().value()));
        var judge = withAccount(above, new AccountId(named.iterator().next()));
        assertThat(told(judge, receipt)).containsExactly("second-look");
        assertThat(waiting(judge, receipt)).containsExactly("appeals.inbox.second-look");
        desk.act(judge, receipt, LOOK);
        assertThat(desk.open(judge, receipt).appeal().secondLook()).isFalse();
    }

    /** One of the same duty, whichever of them it was. */
    private static Member withAccount(Member like, AccountId account) {
        var viewer = like.viewer();
        return new Member(
                account,
                like.login(),
                like.cookie(),
                new Viewer.Staff(
                        account,
                        viewer.login(),
                        viewer.name(),
                        viewer.organization(),
                        viewer.roles(),
                        viewer.scopes()));
    }

    @Test
    void staysWithTheBodyWhileSomebodyElseThereCanLook() {
        var only = city.member(WOMEN, SMALL, Role.SUPERVISOR);
        var colleague = city.member(WOMEN, SMALL, Role.SUPERVISOR);
        var above = city.member(WOMEN, "3708", Role.SUPERVISOR);
        var receipt = dissatisfied("womens-rights", only, null);

        assertThat(told(colleague, receipt)).containsExactly("second-look");
        assertThat(told(above, receipt)).isEmpty();
    }

    /** Answered, closed and found wanting; drafted by the first and approved by the second where there is one. */
    private Receipt dissatisfied(String category, Member handler, @Nullable Member approver) {
        var receipt = desk.file(Submission.of(
                category, SMALL, "没有解决", "有关情况如下。", false, new Submission.Contact("王秀英", AppealCity.phone())));
        desk.reply(handler, receipt);
        if (approver != null) {
            desk.act(
                    handler,
                    receipt,
                    new AppealCommand.NameParticipant(
                            approver.id(), approver.viewer().name()));
            desk.act(approver, receipt, new AppealCommand.DecideDraft(true, ""));
        }
        desk.act(handler, receipt, new AppealCommand.Close(""));
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, "没有解决"));
        return receipt;
    }

    private List<String> told(Member who, Receipt receipt) {
        return system
                .select(OUTBOX.EVENT)
                .from(OUTBOX)
                .where(OUTBOX.ACCOUNT.eq(who.id().value()), OUTBOX.EVENT.contains(receipt.number() + "/"))
                .fetch(OUTBOX.EVENT)
                .stream()
                .map(event -> event.substring("appeal.".length(), event.indexOf('/')))
                .filter("second-look"::equals)
                .toList();
    }

    private List<String> waiting(Member who, Receipt receipt) {
        return inboxes.stream()
                .flatMap(source -> source.waiting(who.viewer(), null, 1000).stream())
                .filter(item -> item.key().contains("/" + receipt.number() + "/"))
                .map(InboxItem::action)
                .toList();
    }
}
