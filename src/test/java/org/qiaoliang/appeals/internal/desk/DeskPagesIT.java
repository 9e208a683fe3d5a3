package org.qiaoliang.appeals.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;

/** The pages of the staff as forms are sent to them, without any script. */
class DeskPagesIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final String PATH = "/workbench/appeals";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReplyTemplates templates;

    private AppealCity city;
    private TestDesk desk;
    private Member supervisor;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void keepsAFilterUnderANameAndDropsIt() {
        var kept = post("/filters", "name", "等着受理的", "state", "received", "category", "wages");
        assertThat(kept.getRedirectedUrl()).isEqualTo(PATH + "?state=received&category=wages");

        var list = page(PATH + "?state=received&category=wages");
        assertThat(list).contains("等着受理的");
        var removal = Pattern.compile("filters/(\\d+)/removal").matcher(list);
        assertThat(removal.find()).isTrue();
        assertThat(page(PATH)).contains("等着受理的");

        post("/filters/" + removal.group(1) + "/removal", "state", "received");
        assertThat(page(PATH)).doesNotContain("等着受理的");
        assertThat(post("/filters/" + removal.group(1) + "/removal").getStatus())
                .isEqualTo(404);
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithAFilter() {
        var refused = post("/filters", "name", "很".repeat(41), "state", "received");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .contains("很".repeat(41))
                .contains("name-error")
                .contains("value=\"received\"");
    }

    @Test
    void showsNoListForAFilterThatCannotBeRead() {
        desk.file(AppealCity.wages("看不懂筛选时不该列出的"));
        for (var bad : new String[] {"channel=fax", "category=none", "whose=theirs", "state=open", "after=x_y"}) {
            var refused = get(supervisor, PATH + "?q=&" + bad);
            assertThat(refused.getStatus()).as(bad).isEqualTo(422);
            assertThat(text(refused)).as(bad).contains("id=\"problems\"").doesNotContain("看不懂筛选时不该列出的");
        }
        assertThat(post("/filters", "name", "坏的", "channel", "fax").getStatus()).isEqualTo(422);
        assertThat(page(PATH)).doesNotContain("坏的");
    }

    @Test
    void sortsByWhatItsColumnsOffer() {
        var first = desk.file(AppealCity.wages("排序先来的"));
        var second = desk.file(AppealCity.wages("排序后来的"));

        assertThat(page(PATH + "?sort=-received"))
                .containsSubsequence(second.number().value(), first.number().value());
        assertThat(page(PATH + "?sort=-received")).contains("sort=received");
        for (var sort : new String[] {"received", "due", "-due"}) {
            assertThat(page(PATH + "?sort=" + sort)).contains("aria-sort=");
        }
    }

    @Test
    void offersNoOtherOrderWhileWordsAreLookedFor() {
        desk.file(AppealCity.wages("按文字找的先来"));
        desk.file(AppealCity.wages("按文字找的后来"));

        var found = page(PATH + "?q=按文字找的&sort=due&whose=mine&overdue=1");
        assertThat(found)
                .containsSubsequence("按文字找的后来", "按文字找的先来")
                .contains("最新登记的在前", "aria-sort=\"descending\"")
                .doesNotContain("class=\"sort\"", "name=\"sort\" value=\"due\"");
        assertThat(page(PATH)).doesNotContain("最新登记的在前").contains("class=\"sort\"");

        var kept = post("/filters", "name", "找文字", "q", "按文字找的", "sort", "due", "overdue", "1");
        assertThat(kept.getRedirectedUrl()).endsWith("&sort=-received").doesNotContain("overdue");
    }

    @Test
    void asksWhomToGiveThoseTickedAndSaysOfEachWhatBecameOfIt() {
        var fine = desk.file(AppealCity.wages("批量里的一件"));
        desk.act(supervisor, fine, new AppealCommand.Accept(false));
        var notYet = desk.file(AppealCity.wages("批量里没受理的"));
        var handler = city.member(UNION, AppealCity.COUNTY, Role.HANDLER);

        var asked = page(PATH + "/assignments?pick=" + fine.number() + ":2&pick=" + notYet.number() + ":1");
        assertThat(asked)
                .contains("批量里的一件", "批量里没受理的")
                .contains(handler.viewer().name());
        var unsaid = post("/assignments", "pick", fine.number() + ":2", "handler", "", "note", "请尽快");
        assertThat(unsaid.getStatus()).isEqualTo(422);
        assertThat(text(unsaid)).contains("请尽快").contains("handler-error");

        var done = web.post()
                .uri(PATH + "/assignments")
                .cookie(supervisor.cookie())
                .with(csrf())
                .param("pick", fine.number() + ":2", notYet.number() + ":1")
                .param("handler", handler.id().toString())
                .exchange();
        assertThat(done).hasStatus(200);
        assertThat(text(done.getResponse()))
                .contains("批量里的一件", "批量里没受理的")
                .contains("inbox-green")
                .contains("inbox-red");
    }

    @Test
    void carriesOutAFormThatIsSentTwiceOnce() {
        var receipt = desk.file(AppealCity.wages("按了两下"));
        var path = "/" + receipt.number() + "/notes";

        for (var time = 0; time < 2; time++) {
            var answer = post(path, "_key", "twice-" + receipt.number(), "version", "1", "text", "打过电话");
            assertThat(answer.getStatus()).isEqualTo(302);
            assertThat(answer.getRedirectedUrl()).isEqualTo(PATH + "/" + receipt.number());
        }
        assertThat(desk.open(supervisor, receipt).notes()).hasSize(1);

        // What was refused leaves its key free, and another note is another form.
        assertThat(post(path, "_key", "mended-" + receipt.number(), "version", "2", "text", "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(post(path, "_key", "mended-" + receipt.number(), "version", "2", "text", "约好了")
                        .getStatus())
                .isEqualTo(302);
        assertThat(post(path, "_key", "late-" + receipt.number(), "version", "2", "text", "晚了一步")
                        .getStatus())
                .isEqualTo(409);
        assertThat(desk.open(supervisor, receipt).notes()).hasSize(2);
    }

    @Test
    void fillsATemplateIntoTheReplyAndKeepsWhatWasTyped() {
        var receipt = desk.file(AppealCity.wages("用模板答复"));
        desk.take(supervisor, receipt);
        var id = TestDesk.as(
                supervisor,
                () -> templates.create(
                        new ReplyTemplates.Draft("补发" + System.nanoTime(), "wages", "关于“{title}”（{number}）的答复：")));

        var filled = post(
                "/" + receipt.number() + "/reply",
                "fill",
                "1",
                "template",
                Long.toString(id),
                "text",
                "您好！",
                "version",
                "3");

        assertThat(filled.getStatus()).isEqualTo(200);
        assertThat(text(filled)).contains("您好！\n\n关于“用模板答复”（" + receipt.number() + "）的答复：");
        assertThat(desk.open(supervisor, receipt).answer()).isEmpty();
    }

    @Test
    @Rule("APPEAL-1")
    void saysWhichOrganizationIsProposedAndWhyAndLetsAPersonDecide() {
        var receipt = desk.file(AppealCity.wages("转给谁办"));
        var county = city.organization(UNION, AppealCity.COUNTY).name();
        var above = city.organization(UNION, "3708");

        var shown = page(PATH + "/" + receipt.number());
        assertThat(shown)
                .contains("建议由 " + county + " 办理", "没有更近的单位受理这类诉求", "由您决定")
                .contains(above.name() + "（也受理这类诉求：工会，");
        // Lying elsewhere, the proposed one comes first among the choices and is marked.
        desk.act(supervisor, receipt, new AppealCommand.Transfer(above.id(), "由市里办理"));
        var there = city.member(UNION, "3708", Role.SUPERVISOR);
        assertThat(text(get(there, PATH + "/" + receipt.number())))
                .contains(county + "（建议：没有更近的单位受理这类诉求）", "这件诉求现在在" + above.name());

        desk.act(there, receipt, new AppealCommand.Accept(false));
        assertThat(text(get(there, PATH + "/" + receipt.number()))).doesNotContain("id=\"proposal\"");
    }

    @Test
    @Rule("APPEAL-1")
    void saysAtIntakeWhoWillReceiveItAndWhy() {
        var operator = city.member(UNION, AppealCity.COUNTY, Role.OPERATOR);
        var form = get(operator, PATH + "/new?channel=hotline&category=wages&division=" + AppealCity.COUNTY);

        assertThat(text(form))
                .contains("将由 " + city.organization(UNION, AppealCity.COUNTY).name() + " 受理", "受理这类事项");
    }

    private MockHttpServletResponse post(String path, String... parameters) {
        var request = web.post().uri(PATH + path).cookie(supervisor.cookie()).with(csrf());
        for (var i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange().getResponse();
    }

    private String page(String uri) {
        var response = get(supervisor, uri);
        assertThat(response.getStatus()).isEqualTo(200);
        return text(response);
    }

    private MockHttpServletResponse get(Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange().getResponse();
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
