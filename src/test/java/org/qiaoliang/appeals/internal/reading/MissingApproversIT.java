package org.qiaoliang.appeals.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** In the highest body, the only approver does not judge the own answer: it waits for another one (ACCESS-4, APPEAL-7). */
@Rule("ACCESS-4")
class MissingApproversIT extends IntegrationTest {
    /** A kind of body that has no other staff at the root in the tests. */
    private static final OrganizationKind KIND = OrganizationKind.OVERSEAS_CHINESE;

    private static final AppealCommand LOOK = new AppealCommand.DecideSecondLook(true, "答复没有问题");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MissingApprovers approvers;

    @Test
    void asksTheAdministratorsForASecondApproverAndIsThenDecided() {
        var city = new AppealCity(context);
        var desk = new TestDesk(context);
        var only = city.member(KIND, "3708", Role.SUPERVISOR);
        var administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        var receipt = desk.file(Submission.of(
                "overseas", "3708", "没有解决", "有关情况如下。", false, new Submission.Contact("王秀英", AppealCity.phone())));
        desk.reply(only, receipt);
        desk.act(only, receipt, new AppealCommand.Close(""));
        assertThat(asked(administrator, city)).isFalse();
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, "没有解决"));

        assertThat(approvers.nobodyDecides(desk.open(only, receipt).appeal())).isTrue();
        assertThat(asked(administrator, city)).isTrue();
        assertThat(approvers.waiting(only.viewer(), null, 10)).isEmpty();
        assertThatThrownBy(() -> desk.act(only, receipt, LOOK)).hasMessage("appeals.second-look.own");

        var second = city.member(KIND, "3708", Role.SUPERVISOR);
        assertThat(approvers.nobodyDecides(desk.open(second, receipt).appeal())).isFalse();
        assertThat(asked(administrator, city)).isFalse();
        desk.act(second, receipt, LOOK);
        assertThat(desk.open(second, receipt).appeal().secondLook()).isFalse();
    }

    private boolean asked(Member administrator, AppealCity city) {
        var key = "approver/" + city.organization(KIND, "3708").id();
        return approvers.waiting(administrator.viewer(), null, 10).stream()
                .map(InboxItem::key)
                .anyMatch(key::equals);
    }
}
