package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
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
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.appeals.internal.search.AppealSearch;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class AppealRulesIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private AppealDesk desk;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private DeskQueries lists;

    @Autowired
    private CodeGate gate;

    @Autowired
    private FollowQueries follow;

    private AppealCity city;

    @BeforeEach
    void city() {
        city = new AppealCity(context);
    }

    @Test
    @Rule("APPEAL-4")
    void opensAConfidentialCaseToThoseNamedOnlyAndKeepsWhoLooked() {
        var receipt = intake.submit(
                Submission.of("domestic-violence", AppealCity.TOWNSHIP, "家里有人打我", "他昨晚又动手了。", true, null));
        var officer = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER, Role.HANDLER);
        var colleague = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER, Role.SUPERVISOR);
        var supervisor = city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR);

        assertThatThrownBy(() -> open(supervisor, receipt)).isInstanceOf(Absent.class);
        assertThat(open(officer, receipt).text()).isEqualTo("他昨晚又动手了。");
        act(officer, receipt, new AppealCommand.Accept(false));

        // Taken: from now on it is hers, whoever else has the duty.
        assertThatThrownBy(() -> open(colleague, receipt)).isInstanceOf(Absent.class);
        assertThat(open(officer, receipt).openings()).hasSizeGreaterThanOrEqualTo(2);
        var found = as(officer, () -> lists.list(find("动手")));
        assertThat(found.items()).extracting(row -> row.number()).doesNotContain(receipt.number());
    }

    @Test
    @Rule("ACCESS-4")
    void refusesApprovalOfTheReplyByItsOwnMaker() {
        var receipt =
                intake.submit(Submission.of("denunciation", AppealCity.TOWNSHIP, "反映一件事情", "有关情况如下。", true, null));
        // One who may not approve at all is told the true reason all the same.
        var maker = city.member(UNION, "3708", Role.HANDLER);
        var checker = city.member(UNION, "3708", Role.SUPERVISOR);
        accepted(maker, receipt);
        act(maker, receipt, new AppealCommand.Answer("已转有权处理的机关。"));

        assertThatThrownBy(() -> act(maker, receipt, new AppealCommand.DecideDraft(true, "")))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("appeals.own-draft");
        act(checker, receipt, new AppealCommand.DecideDraft(true, ""));
        assertThat(open(checker, receipt).appeal().state()).isEqualTo(AppealState.REPLIED);
    }

    @Test
    @Rule("APPEAL-7")
    void givesTheDissatisfiedASecondLookBySomebodyElse() {
        var receipt = intake.submit(AppealCity.wages("结果不满意"));
        var handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);
        var other = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        replied(handler, receipt);
        act(handler, receipt, new AppealCommand.Close(""));
        asPetitioner(receipt, new AppealCommand.Rate(false, "没有解决"));

        assertThat(follow(receipt).lookedAtAgain()).isTrue();
        var look = new AppealCommand.DecideSecondLook(false, "确实没有解决，重新办理");
        assertThatThrownBy(() -> act(handler, receipt, look)).hasMessage("appeals.second-look.own");
        act(other, receipt, look);
        assertThat(open(other, receipt).appeal().state()).isEqualTo(AppealState.REOPENED);
        assertThat(follow(receipt).lookedAtAgain()).isFalse();
    }

    @Test
    @Rule("APPEAL-2")
    void saysAnExtensionAndADeclineInWholeWords() {
        var handler = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        var declined = intake.submit(AppealCity.wages("不归工会管"));
        act(handler, declined, new AppealCommand.Decline("属于劳动监察", "人力资源和社会保障局"));
        assertThat(follow(declined).messages().getLast().text()).isEqualTo("这件事不予受理。原因：属于劳动监察\n请向人力资源和社会保障局反映。");

        var extended = intake.submit(AppealCity.wages("还要再等"));
        accepted(handler, extended);
        act(handler, extended, new AppealCommand.Extend(30, "需要调取工资表"));
        assertThat(follow(extended).messages().getLast().text())
                .startsWith("办理期限已经延长，新的期限是20")
                .endsWith("。原因：需要调取工资表");
    }

    @Test
    @Rule("APPEAL-2")
    void takesAReviewToTheLevelAboveAndTheReReviewIsFinal() {
        var receipt = intake.submit(AppealCity.wages("不服答复"));
        var handler = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        replied(handler, receipt);
        asPetitioner(receipt, new AppealCommand.RequestReview("答复没有说明依据"));

        var cityUnion = city.member(UNION, "3708", Role.SUPERVISOR);
        var file = open(cityUnion, receipt);
        assertThat(file.appeal().state()).isEqualTo(AppealState.REVIEW);
        assertThat(file.appeal().body().organization())
                .isEqualTo(city.organization(UNION, "3708").id());
        // The sender never loses sight.
        assertThat(open(handler, receipt).appeal().state()).isEqualTo(AppealState.REVIEW);
        act(cityUnion, receipt, new AppealCommand.DecideReview(true, "维持原答复意见。"));
        assertThatThrownBy(() -> asPetitioner(receipt, new AppealCommand.RequestReview("还是不服")))
                .hasMessage("appeals.review.nobody-above");
    }

    @Test
    @Rule("APPEAL-2")
    void returnsAWrongReferralToItsSender() {
        var receipt = intake.submit(AppealCity.wages("转错了地方"));
        var sender = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        var receiver = city.member(UNION, "3708", Role.SUPERVISOR);
        act(
                sender,
                receipt,
                new AppealCommand.Transfer(city.organization(UNION, "3708").id(), "涉及市属企业"));
        assertThatThrownBy(() -> act(sender, receipt, new AppealCommand.Accept(false)))
                .hasMessage("appeals.not-yours");

        act(receiver, receipt, new AppealCommand.GiveBack("归县里"));
        act(sender, receipt, new AppealCommand.Accept(false));

        assertThat(open(sender, receipt).appeal().state()).isEqualTo(AppealState.ACCEPTED);
    }

    @Test
    @Rule("APPEAL-8")
    void findsTheSameMatterFiledTwiceAndJoinsIt() {
        var first = AppealCity.wages("工地三个月没有发工资");
        var one = intake.submit(first);
        var two = intake.submit(first);
        var handler = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);

        var repeats = as(handler, () -> cases.repeats(cases.open(two.number())));
        assertThat(repeats).anySatisfy(repeat -> {
            assertThat(repeat.number()).isEqualTo(one.number());
            assertThat(repeat.samePhone()).isTrue();
            assertThat(repeat.alike()).isEqualTo(100);
        });
        act(handler, two, new AppealCommand.Join(one.number(), ""));
        replied(handler, one);

        var told = open(handler, two);
        assertThat(told.joinedTo()).isEqualTo(one.number().value());
        assertThat(told.messages()).extracting(CaseFile.Message::text).contains("已经督促补发。");
    }

    @Test
    @Rule("APPEAL-8")
    void findsTheSameMatterFiledOnceForTheVillageAndOnceForTheCounty() {
        var of = AppealCity.wages("河西仓库二十二个装卸工的高温补贴没有发" + System.nanoTime());
        var township = intake.submit(at(of, AppealCity.TOWNSHIP));
        var county = intake.submit(at(of, AppealCity.COUNTY));
        var elsewhere = intake.submit(at(of, AppealCity.COUNTY + "009"));
        var handler = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);

        var seen = as(handler, () -> cases.repeats(cases.open(county.number())));
        assertThat(seen)
                .filteredOn(repeat -> repeat.alike() == 100 && repeat.samePlace() && !repeat.samePhone())
                .extracting(AppealSearch.Repeat::number)
                .contains(township.number(), elsewhere.number());
        var back = as(handler, () -> cases.repeats(cases.open(township.number())));
        assertThat(back)
                .extracting(AppealSearch.Repeat::number)
                .contains(county.number())
                .doesNotContain(elsewhere.number());
    }

    private static Submission at(Submission of, String division) {
        return Submission.of(
                "wages", division, of.title(), of.text(), false, new Submission.Contact("重复的人", AppealCity.phone()));
    }

    @Test
    @Rule("ACCESS-3")
    void showsAPetitionerNothingOfOthers() {
        var mine = intake.submit(AppealCity.wages("我自己的事"));
        var others = intake.submit(AppealCity.wages("别人的事"));

        assertThatThrownBy(() -> gate.as(
                        mine.number().value(),
                        mine.code(),
                        "192.0.2.1",
                        () -> desk.act(others.number(), new AppealCommand.Withdraw(""))))
                .isInstanceOf(Absent.class);
    }

    private void accepted(Member who, Receipt receipt) {
        act(who, receipt, new AppealCommand.Accept(false));
        act(who, receipt, new AppealCommand.Assign(null, "", ""));
    }

    private void replied(Member who, Receipt receipt) {
        accepted(who, receipt);
        act(who, receipt, new AppealCommand.Answer("已经督促补发。"));
    }

    private void act(Member who, Receipt receipt, AppealCommand command) {
        as(who, () -> desk.act(receipt.number(), command));
    }

    private void asPetitioner(Receipt receipt, AppealCommand command) {
        gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> desk.act(receipt.number(), command));
    }

    private Followed follow(Receipt receipt) {
        return gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> follow.follow(receipt.number()));
    }

    private CaseFile open(Member who, Receipt receipt) {
        return as(who, () -> cases.open(receipt.number()));
    }

    private static <T> T as(Member who, Supplier<T> work) {
        return CurrentViewer.as(who.viewer(), work);
    }

    private static DeskFilter find(String words) {
        var all = DeskFilter.all();
        return new DeskFilter(
                all.states(),
                all.category(),
                all.division(),
                all.channel(),
                words,
                all.whose(),
                all.overdue(),
                all.order(),
                all.after());
    }
}
