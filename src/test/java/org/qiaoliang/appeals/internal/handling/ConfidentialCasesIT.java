package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;

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
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.crypto.SealBroken;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@Rule("APPEAL-4")
class ConfidentialCasesIT extends IntegrationTest {
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ContactReveal contacts;

    @Autowired
    private Vault vault;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private AppealCity city;
    private TestDesk desk;
    private Member officer;
    private Member second;
    private Receipt receipt;

    @BeforeEach
    void filed() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        officer = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER, Role.HANDLER);
        second = city.member(WOMEN, AppealCity.COUNTY, Role.CASE_OFFICER, Role.SUPERVISOR);
        receipt = desk.file(Submission.of(
                "domestic-violence",
                AppealCity.TOWNSHIP,
                "家里有人打我",
                "他又动手了。",
                false,
                new Submission.Contact("王秀英", AppealCity.phone())));
    }

    @Test
    void sealsTheContactWithTheKeyOfTheCase() {
        byte[] sealed = system.select(APPEAL.CONTACT)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(receipt.number().value()))
                .fetchSingle(row -> Objects.requireNonNull(row.get(APPEAL.CONTACT)));

        assertThatThrownBy(() -> vault.open(ContactSeal.PURPOSE, sealed)).isInstanceOf(SealBroken.class);
        desk.act(officer, receipt, new AppealCommand.Accept(false));
        assertThat(TestDesk.as(officer, () -> contacts.reveal(receipt.number(), "回电"))
                        .name())
                .isEqualTo("王秀英");
        assertThatThrownBy(() -> TestDesk.as(second, () -> contacts.reveal(receipt.number(), "回电")))
                .isInstanceOf(Absent.class);
    }

    @Test
    void namesAColleagueWhoThenOpensIt() {
        desk.act(officer, receipt, new AppealCommand.Accept(false));
        assertThatThrownBy(() -> desk.open(second, receipt)).isInstanceOf(Absent.class);

        desk.act(officer, receipt, name(second));

        assertThat(desk.open(second, receipt).text()).isEqualTo("他又动手了。");
        assertThatThrownBy(() -> desk.act(officer, receipt, name(second))).hasMessage("appeals.participant.already");
    }

    @Test
    @Rule("ACCESS-2")
    void isOpenedAndGivenToNobodyButColleaguesWhoseDutyItIs() {
        desk.act(officer, receipt, new AppealCommand.Accept(false));
        var strangers = List.of(
                city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR),
                city.member(WOMEN, AppealCity.OTHER_COUNTY, Role.CASE_OFFICER, Role.SUPERVISOR),
                city.member(WOMEN, "3708", Role.CASE_OFFICER, Role.SUPERVISOR),
                city.member(WOMEN, AppealCity.COUNTY, Role.HANDLER),
                city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR),
                city.member(WOMEN, AppealCity.COUNTY, Role.ADMINISTRATOR),
                city.member(WOMEN, AppealCity.COUNTY, Role.OPERATOR));

        assertThat(strangers).allSatisfy(stranger -> {
            assertThatThrownBy(() -> desk.act(officer, receipt, name(stranger)))
                    .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(RuleViolation.Kind.INVALID);
                        assertThat(refused.complaints().getFirst().field()).isEqualTo("account");
                    })
                    .hasMessage("appeals.participant.cannot-be");
            assertThatThrownBy(() -> desk.act(
                            officer,
                            receipt,
                            new AppealCommand.Assign(
                                    stranger.id(), stranger.viewer().name(), "")))
                    .hasMessage("appeals.assignment.cannot-handle");
            assertThatThrownBy(() -> desk.open(stranger, receipt)).isInstanceOf(Absent.class);
        });
        desk.act(
                officer,
                receipt,
                new AppealCommand.Assign(second.id(), second.viewer().name(), ""));
        assertThat(desk.open(second, receipt).appeal().participants())
                .containsExactlyInAnyOrder(officer.id().value(), second.id().value());
    }

    @Test
    @Rule("ACCESS-4")
    void goesToTheOfficersOfTheBodyAboveForReviewAndNotBackToWhoDecided() {
        var above = city.member(WOMEN, "3708", Role.CASE_OFFICER, Role.SUPERVISOR);
        answered();
        assertThatThrownBy(() -> desk.open(above, receipt)).isInstanceOf(Absent.class);

        desk.asPetitioner(receipt, new AppealCommand.RequestReview("没有说明依据"));

        // Who decided keeps sight, can leave word, and takes it from nobody.
        var decision = new AppealCommand.DecideReview(true, "维持原答复意见。");
        assertThat(desk.open(officer, receipt).may()).containsExactly(AppealTransition.NOTE);
        desk.act(officer, receipt, new AppealCommand.Note("当时的录音在档案里"));
        assertThatThrownBy(() -> desk.act(officer, receipt, decision)).hasMessage("appeals.not-yours");
        assertThatThrownBy(() -> desk.act(second, receipt, decision)).hasMessage("appeals.not-yours");

        assertThat(desk.open(above, receipt).appeal().taken()).isFalse();
        desk.act(above, receipt, decision);

        assertThat(desk.open(above, receipt).appeal().state()).isEqualTo(AppealState.REPLIED);
        assertThat(desk.open(above, receipt).appeal().participants())
                .contains(above.id().value());
    }

    @Test
    @Rule("ACCESS-4")
    void doesNotLetWhoAnsweredDecideTheReviewEvenWithTheReachOfTheBodyAbove() {
        var both = city.member(WOMEN, "3708", Role.CASE_OFFICER, Role.SUPERVISOR);
        desk.act(both, receipt, new AppealCommand.Accept(false), new AppealCommand.Assign(null, "", ""));
        desk.act(both, receipt, new AppealCommand.Answer("已经安排庇护。"), name(second));
        desk.act(second, receipt, new AppealCommand.DecideDraft(true, ""));
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("没有说明依据"));

        assertThat(desk.open(both, receipt).may()).doesNotContain(AppealTransition.DECIDE_REVIEW);
        assertThatThrownBy(() -> desk.act(both, receipt, new AppealCommand.DecideReview(true, "维持。")))
                .hasMessage("appeals.review.own");
    }

    private void answered() {
        desk.act(officer, receipt, new AppealCommand.Accept(false), new AppealCommand.Assign(null, "", ""));
        desk.act(officer, receipt, name(second), new AppealCommand.Answer("已经安排庇护。"));
        desk.act(second, receipt, new AppealCommand.DecideDraft(true, ""));
    }

    private static AppealCommand name(Member who) {
        return new AppealCommand.NameParticipant(who.id(), who.viewer().name());
    }
}
