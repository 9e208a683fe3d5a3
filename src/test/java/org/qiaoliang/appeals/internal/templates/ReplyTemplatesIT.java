package org.qiaoliang.appeals.internal.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ReplyTemplatesIT extends IntegrationTest {
    private static final OrganizationKind KIND = OrganizationKind.YOUTH_LEAGUE;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReplyTemplates templates;

    private AppealCity city;
    private Member supervisor;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        supervisor = city.member(KIND, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void isUsedInTheOrganizationAndBelowItInItsCategory() {
        var name = unused();
        create(supervisor, new ReplyTemplates.Draft(name, "youth", "您好，{number} 已经办理。"));

        assertThat(usable("youth", AppealCity.COUNTY)).contains(name);
        assertThat(usable("youth", AppealCity.TOWNSHIP)).contains(name);
        assertThat(usable("wages", AppealCity.COUNTY)).doesNotContain(name);
        assertThat(usable("youth", AppealCity.OTHER_COUNTY)).doesNotContain(name);
    }

    @Test
    void fillsWhatIsKnownAndLeavesTheRest() {
        assertThat(Placeholder.fill(
                        "关于“{title}”（{number}）：$1 {today}",
                        Map.of(Placeholder.TITLE, "欠薪$2", Placeholder.NUMBER, "SQ2026-000001")))
                .isEqualTo("关于“欠薪$2”（SQ2026-000001）：$1 {today}");
        assertThatThrownBy(() -> create(supervisor, new ReplyTemplates.Draft(unused(), "", "您好，{phone}")))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("appeals.template.placeholder");
    }

    @Test
    void refusesAStaleEditAndANameUsedTwiceAndOffersNoneThatWasRetired() {
        var name = unused();
        var id = create(supervisor, new ReplyTemplates.Draft(name, "", "第一版"));
        assertThatThrownBy(() -> create(supervisor, new ReplyTemplates.Draft(name, "", "又一个")))
                .hasMessage("appeals.template.name-taken");
        edit(id, 1, new ReplyTemplates.Draft(name, "", "第二版"));
        assertThatThrownBy(() -> edit(id, 1, new ReplyTemplates.Draft(name, "", "第三版")))
                .hasMessage("appeals.template.stale");

        TestDesk.as(supervisor, () -> {
            templates.retire(id, 2);
            return true;
        });

        assertThat(usable("youth", AppealCity.COUNTY)).doesNotContain(name);
        // The name is free again.
        assertThat(create(supervisor, new ReplyTemplates.Draft(name, "", "新的"))).isNotEqualTo(id);
    }

    @Test
    @Rule("ACCESS-2")
    void isWrittenByWhoDecidesInTheOrganizationAlone() {
        var id = create(supervisor, new ReplyTemplates.Draft(unused(), "", "本单位的"));
        var draft = new ReplyTemplates.Draft(unused(), "", "别人的");

        assertThatThrownBy(() -> create(city.member(KIND, AppealCity.COUNTY, Role.HANDLER), draft))
                .isInstanceOf(Absent.class);
        var below = city.member(KIND, AppealCity.TOWNSHIP, Role.SUPERVISOR);
        assertThatThrownBy(() -> TestDesk.as(below, () -> templates.find(id))).isInstanceOf(Absent.class);
        assertThat(TestDesk.as(below, templates::all))
                .extracting(ReplyTemplate::id)
                .contains(id);
    }

    private static String unused() {
        return "模板" + System.nanoTime();
    }

    private long create(Member who, ReplyTemplates.Draft draft) {
        return TestDesk.as(who, () -> templates.create(draft));
    }

    private void edit(long id, int version, ReplyTemplates.Draft draft) {
        TestDesk.as(supervisor, () -> {
            templates.edit(id, version, draft);
            return true;
        });
    }

    private List<String> usable(String category, String place) {
        var body = city.organization(KIND, place).id();
        return TestDesk.as(supervisor, () -> templates.usable(body, category)).stream()
                .map(ReplyTemplate::name)
                .toList();
    }
}
