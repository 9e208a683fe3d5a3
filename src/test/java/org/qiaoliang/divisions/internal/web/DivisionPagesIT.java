package org.qiaoliang.divisions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DivisionPagesIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Divisions divisions;

    @Autowired
    private Clock clock;

    private TestStaff.Member administrator;
    private TestStaff.Member leader;

    @BeforeEach
    void people() {
        var city = new AppealCity(context);
        administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        leader = city.staff().overAll("3708", Role.LEADER);
    }

    @Test
    void everyMemberOfTheStaffBrowsesTheTree() {
        assertThat(get(leader, "/workbench/divisions?division=370811"))
                .hasStatusOk()
                .bodyText()
                .contains("古槐街道", "370811011");
        assertThat(get(leader, "/workbench/divisions?q=rcq")).bodyText().contains("任城区");
        var county = division("370811");
        assertThat(get(leader, "/workbench/divisions/" + county.id()))
                .hasStatusOk()
                .bodyText()
                .contains("370811")
                .doesNotContain("/changes/");
    }

    @Test
    @Rule("DIV-1")
    void aChangeIsFirstToldAndThenMadeAndItsPastStays() {
        var village = divisions
                .children(divisions.children(division("370830").id()).get(3).id())
                .getFirst();
        var page = "/workbench/divisions/" + village.id() + "/changes/renaming";
        var fresh = "改名社区" + System.nanoTime() % 10_000 + "居委会";
        var day = LocalDate.now(clock).toString();
        assertThat(post(administrator, page, "name", fresh, "on", day, "basis", "汶政字1号", "step", "preview"))
                .hasStatusOk()
                .bodyText()
                .contains(village.name(), fresh);
        assertThat(find(village).name()).isEqualTo(village.name());

        assertThat(post(administrator, page, "name", fresh, "on", day, "basis", "", "step", "preview"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"basis-error\"", fresh);
        assertThat(post(
                        administrator,
                        page,
                        "name",
                        fresh,
                        "on",
                        day,
                        "basis",
                        "汶政字1号",
                        "step",
                        "enter",
                        "seen",
                        "370830 something else"))
                .hasStatus(409);
        assertThat(post(
                        administrator,
                        page,
                        "name",
                        fresh,
                        "on",
                        day,
                        "basis",
                        "汶政字1号",
                        "step",
                        "enter",
                        "seen",
                        village.code() + " " + village.name()))
                .hasStatus(302);
        assertThat(find(village).name()).isEqualTo(fresh);
        assertThat(get(leader, "/workbench/divisions/" + village.id()))
                .bodyText()
                .contains(fresh, village.name());
    }

    @Test
    @Rule("DIV-1")
    void aMergerTellsWhatGoesWithIt() {
        var townships = divisions.children(division("370830").id());
        var page = "/workbench/divisions/" + townships.get(1).id() + "/changes/merger";
        assertThat(post(
                        administrator,
                        page,
                        "to",
                        townships.get(2).code().digits(),
                        "on",
                        LocalDate.now(clock).toString(),
                        "basis",
                        "汶政字2号",
                        "step",
                        "preview"))
                .hasStatusOk()
                .bodyText()
                .contains(townships.get(2).fullName(), "组织 ");
        assertThat(find(townships.get(1)).inForce()).isTrue();
    }

    @Test
    @Rule("DIV-1")
    void aSplitIsFirstToldAndSaysWhatIsWrongBesideEachPart() {
        var township = divisions.children(division("370830").id()).get(5);
        var villages = divisions.children(township.id());
        var page = "/workbench/divisions/" + township.id() + "/changes/splitting";
        var day = LocalDate.now(clock).toString();
        var seen = township.code() + " " + township.name();
        var goes = "child-" + villages.getFirst().code().digits();
        assertThat(get(administrator, "/workbench/divisions/" + township.id()))
                .bodyText()
                .contains("/changes/splitting");
        assertThat(get(administrator, page))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"name-2\"", goes)
                .doesNotContain("name=\"name-3\"");
        assertThat(post(administrator, page, "parts", "2", "name-1", "先写好的", "step", "more"))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"name-3\"", "先写好的");

        var fresh = "分设街道" + System.nanoTime() % 10_000;
        String[] form = {
            "parts", "3", "name-2", fresh, "newCode-2", township.code().digits(), goes, "2", "on", day, "basis", "汶政字4号"
        };
        assertThat(post(administrator, page, with(form, "ends", "true", "step", "preview")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"ends-error\"", fresh);
        assertThat(post(administrator, page, with(form, "newCode-3", "370830999", "step", "preview")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"name-3-error\"");
        assertThat(post(administrator, page, with(form, "step", "enter", "seen", seen)))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"newCode-2-error\"");
        form[5] = "";
        assertThat(post(administrator, page, with(form, "step", "preview")))
                .hasStatusOk()
                .bodyText()
                .contains("分出“" + fresh + "”，下面的 1 个地方归它", "继续保留");
        assertThat(find(villages.getFirst()).parent()).contains(township.id());

        assertThat(post(administrator, page, with(form, "step", "enter", "seen", seen)))
                .hasStatus(302);
        var founded = divisions.children(division("370830").id()).stream()
                .filter(each -> each.name().equals(fresh))
                .findFirst()
                .orElseThrow();
        assertThat(divisions.children(founded.id()))
                .extracting(Division::id)
                .containsExactly(villages.getFirst().id());
        assertThat(find(township).inForce()).isTrue();
        assertThat(post(leader, page, with(form, "step", "enter", "seen", seen)))
                .hasStatus(404);
    }

    private static String[] with(String[] form, String... more) {
        return Stream.concat(Stream.of(form), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aVillageIsAddedWithTheNextFreeCode() {
        var township = divisions.children(division("370830").id()).get(4);
        var name = "新建社区" + System.nanoTime() % 10_000 + "居委会";
        assertThat(post(
                        administrator,
                        "/workbench/divisions/" + township.id() + "/changes/addition",
                        "name",
                        name,
                        "on",
                        LocalDate.now(clock).toString(),
                        "basis",
                        "汶政字3号",
                        "step",
                        "enter",
                        "seen",
                        township.code() + " " + township.name()))
                .hasStatus(302);
        assertThat(divisions.children(township.id())).extracting(Division::name).contains(name);
    }

    private Division division(String code) {
        return divisions.byCode(new DivisionCode(code)).orElseThrow();
    }

    private Division find(Division division) {
        return divisions.find(division.id()).orElseThrow();
    }

    private MvcTestResult get(TestStaff.Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange();
    }

    private MvcTestResult post(TestStaff.Member who, String uri, String... fields) {
        var request = web.post().uri(uri).cookie(who.cookie()).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
