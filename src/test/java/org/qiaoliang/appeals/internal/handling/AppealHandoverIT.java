package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is lost when somebody leaves, and nobody sees more by it. */
@Rule("ACCESS-6")
class AppealHandoverIT extends IntegrationTest {
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealHandover handover;

    @Autowired
    @SystemDatabase
    private TransactionTemplate system;

    private AppealCity city;
    private TestDesk desk;
    private Member leaver;
    private Member successor;
    private Member administrator;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        leaver = city.member(WOMEN, AppealCity.COUNTY, Role.HANDLER, Role.CASE_OFFICER);
        successor = city.member(WOMEN, AppealCity.COUNTY, Role.HANDLER);
        administrator = city.staff().overAll(AppealCity.COUNTY, Role.ADMINISTRATOR);
    }

    @Test
    void givesOpenAppealsToTheSuccessorAndLeavesWhatIsOver() {
        var open = desk.file(matter("还在办的事"));
        desk.take(leaver, open);
        var over = desk.file(matter("已经办结的事"));
        desk.reply(leaver, over);
        desk.act(leaver, over, new AppealCommand.Close(""));

        assertThat(as(() -> handover.open(leaver.id()))).isEqualTo(1L);
        assertThat(as(() -> handover.successors(leaver.id())))
                .extracting(Colleague::id)
                .contains(successor.id())
                .doesNotContain(leaver.id());
        assertThat(as(() -> handover.handOver(leaver.id(), successor.id()))).isEqualTo(1L);

        var given = desk.open(successor, open);
        assertThat(Objects.requireNonNull(given.appeal().handler()).account()).isEqualTo(successor.id());
        assertThat(given.steps().getLast().by())
                .isEqualTo(administrator.viewer().name());
        assertThat(as(() -> handover.open(leaver.id()))).isZero();
    }

    @Test
    void offersOnThePageWhoCanTakeOver() {
        desk.take(leaver, desk.file(matter("要交接的事")));

        assertThat(web.get().uri("/workbench/accounts/" + leaver.id()).cookie(administrator.cookie()))
                .bodyText()
                .contains("<option value=\"" + successor.id() + "\"");
    }

    @Test
    @Rule("APPEAL-4")
    void returnsAConfidentialCaseToThoseWhoseDutyItIs() {
        var receipt =
                desk.file(Submission.of("domestic-violence", AppealCity.TOWNSHIP, "家里有人打我", "他又动手了。", true, null));
        desk.take(leaver, receipt);
        var duty = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER);

        assertThat(as(() -> handover.handOver(leaver.id(), successor.id()))).isZero();

        var opened = desk.open(duty, receipt);
        assertThat(opened.appeal().handler()).isNull();
        assertThat(opened.appeal().state()).isEqualTo(AppealState.ASSIGNED);
        assertThat(opened.appeal().participants()).doesNotContain(successor.id().value());
    }

    private static Submission matter(String title) {
        return Submission.of("womens-rights", AppealCity.TOWNSHIP, title, "具体情况如下。", true, null);
    }

    private <T> T as(Supplier<T> work) {
        return TestDesk.as(administrator, () -> system.execute(status -> work.get()));
    }
}
