package org.qiaoliang.appeals.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A confidential case waits for those who may know of it, and for nobody else. */
@Rule("INBOX-1")
@Rule("APPEAL-4")
class ConfidentialInboxIT extends IntegrationTest {
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealInbox inbox;

    private TestDesk desk;
    private Member officer;
    private Member second;
    private Member third;
    private Member above;
    private Member supervisor;
    private Receipt receipt;

    @BeforeEach
    void filed() {
        var city = new AppealCity(context);
        desk = new TestDesk(context);
        officer = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER);
        second = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER);
        third = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER);
        above = city.member(WOMEN, "3708", Role.CASE_OFFICER);
        supervisor = city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR);
        receipt = desk.file(Submission.of(
                "domestic-violence",
                AppealCity.TOWNSHIP,
                "家里有人打我",
                "他又动手了。",
                false,
                new Submission.Contact("王秀英", AppealCity.phone())));
    }

    @Test
    @Rule("ACCESS-4")
    void waitsInEveryStateForTheNextToAct() {
        assertThat(tasks(officer)).containsExactly("receive");
        assertThat(tasks(second)).containsExactly("receive");

        desk.act(officer, receipt, new AppealCommand.Accept(false));
        assertThat(tasks(officer)).containsExactly("assign");
        assertThat(tasks(second)).isEmpty();

        desk.act(officer, receipt, new AppealCommand.Assign(null, "", ""));
        assertThat(tasks(officer)).containsExactly("work");

        desk.act(officer, receipt, new AppealCommand.Answer("已经安排庇护。"));
        assertThat(tasks(officer)).containsExactly("name");
        desk.act(officer, receipt, name(second));
        assertThat(tasks(officer)).isEmpty();
        assertThat(tasks(second)).containsExactly("approve");

        desk.act(second, receipt, new AppealCommand.DecideDraft(true, ""));
        assertThat(tasks(officer)).containsExactly("close");
        assertThat(tasks(second)).isEmpty();

        desk.act(officer, receipt, new AppealCommand.Close(""));
        assertThat(tasks(officer)).isEmpty();
        desk.asPetitioner(receipt, new AppealCommand.Rate(false, "没有解决"));
        desk.act(officer, receipt, name(third));
        assertThat(tasks(officer)).isEmpty();
        assertThat(tasks(second)).isEmpty();
        assertThat(tasks(third)).containsExactly("second-look");

        desk.act(third, receipt, new AppealCommand.DecideSecondLook(true, "答复没有问题"));
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("没有说明依据"));
        assertThat(tasks(third)).isEmpty();
        assertThat(tasks(above)).containsExactly("review");

        desk.act(above, receipt, new AppealCommand.DecideReview(true, "维持原答复意见。"));
        assertThat(tasks(above)).containsExactly("close");
        assertThat(tasks(supervisor)).isEmpty();
    }

    @Test
    void saysNothingButTheNumber() {
        assertThat(mine(officer)).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo(receipt.number().value());
            assertThat(item.toString()).doesNotContain("打我", "动手");
        });
        assertThat(TestDesk.as(officer, () -> inbox.count(officer.viewer()))).isPositive();
    }

    private List<String> tasks(Member who) {
        return mine(who).stream()
                .map(item -> item.key().substring(item.key().lastIndexOf('/') + 1))
                .toList();
    }

    private List<InboxItem> mine(Member who) {
        return inbox.waiting(who.viewer(), null, 1000).stream()
                .filter(item -> item.key().contains("/" + receipt.number() + "/"))
                .toList();
    }

    private static AppealCommand name(Member who) {
        return new AppealCommand.NameParticipant(who.id(), who.viewer().name());
    }
}
