package org.qiaoliang.people.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.PersonId;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.Sex;
import org.qiaoliang.people.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PeoplePagesIT extends IntegrationTest {
    private static final String LIST = "/workbench/people";
    private static final String NEW = "/workbench/households/new";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Persons persons;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private Organization women;
    private TestStaff.Member worker;
    private TestStaff.Member handler;
    private TestStaff.Member other;

    @BeforeEach
    void staff() {
        var city = new AppealCity(context);
        women = city.organization(OrganizationKind.WOMENS_FEDERATION, AppealCity.TOWNSHIP);
        worker = city.member(OrganizationKind.WOMENS_FEDERATION, AppealCity.TOWNSHIP, Role.VILLAGE_WORKER);
        handler = city.member(OrganizationKind.WOMENS_FEDERATION, AppealCity.COUNTY, Role.HANDLER);
        other = city.member(OrganizationKind.TRADE_UNION, AppealCity.TOWNSHIP, Role.HANDLER);
    }

    private PersonId added(String name) {
        return CurrentViewer.as(
                        worker.viewer(),
                        () -> persons.add(
                                TestPeople.draft(name, women.division()), new Hold(women.id(), Basis.DUTY, "走访"), null))
                .id();
    }

    private static String name(String family) {
        return family + UUID.randomUUID().toString().substring(0, 6);
    }

    @Test
    @Rule("ACCESS-2")
    @Rule("PERSON-6")
    void theListHoldsThoseWhomBodiesWithinScopeKeep() {
        var family = name("欧阳");
        added(family + "赵");
        added(family + "安");
        assertThat(get(worker, LIST + "?q=" + family))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence(family + "安", family + "赵");
        assertThat(get(handler, LIST + "?q=" + family)).bodyText().contains(family + "安");
        assertThat(get(other, LIST + "?q=" + family)).hasStatusOk().bodyText().doesNotContain(family + "安");
        assertThat(get(worker, LIST + "?q=" + family + "&division=" + AppealCity.TOWNSHIP))
                .bodyText()
                .contains(family + "安");
        assertThat(get(worker, LIST + "?q=" + family + "&division=" + AppealCity.OTHER_COUNTY))
                .bodyText()
                .doesNotContain(family + "安");
    }

    @Test
    void theListIsReadPageByPage() {
        var family = name("司马");
        CurrentViewer.as(worker.viewer(), () -> {
            for (var i = 0; i < 53; i++) {
                persons.add(
                        TestPeople.draft(family + i, women.division()), new Hold(women.id(), Basis.DUTY, "走访"), null);
            }
        });
        var first = get(worker, LIST + "?q=" + family);
        var text = text(first);
        var next = text.replaceFirst("(?s).*?href=\"([^\"]*after=[0-9]+)\".*", "$1")
                .replace("&amp;", "&");
        var second = text(get(worker, URLDecoder.decode(next, StandardCharsets.UTF_8)));
        assertThat(count(text, family) + count(second, family)).isEqualTo(53);
        assertThat(count(second, family)).isEqualTo(3);
    }

    private static int count(String page, String family) {
        return page.split("row-title\" href=\"/workbench/people/[0-9]+\">" + family, -1).length - 1;
    }

    @Test
    @Rule("ACCESS-5")
    void aNumberIsLookedForByPostAndLeavesATrail() {
        var id = added(name("上官"));
        var identity = CurrentViewer.as(handler.viewer(), () -> persons.reveal(id, "取号"));
        var number = Objects.requireNonNull(identity.document()).number();
        assertThat(post(handler, LIST + "/search", Map.of("q", number))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(LIST + "/" + id);
        assertThat(post(handler, LIST + "/search", Map.of("q", identity.phones().getFirst()))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(LIST + "/" + id);
        assertThat(post(other, LIST + "/search", Map.of("q", number)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(number);
        assertThat(system.fetchCount(system.selectOne()
                        .from("audit.event")
                        .where(
                                "action = 'person.number-searched' and account in (?, ?)",
                                handler.id().value(),
                                other.id().value())))
                .isEqualTo(2);
    }

    @Test
    @Rule("PERSON-2")
    @Rule("PERSON-5")
    void thePageIsMaskedAndSaysWhoLooked() {
        var id = added(name("诸葛"));
        var identity = CurrentViewer.as(handler.viewer(), () -> persons.reveal(id, "取号"));
        var number = Objects.requireNonNull(identity.document()).number();
        assertThat(get(worker, LIST + "/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("370***********" + number.substring(14))
                .doesNotContain(number, identity.phones().getFirst(), "/reveal");
        assertThat(get(other, LIST + "/" + id)).hasStatus(404);
        assertThat(get(worker, LIST + "/" + id + "/reveal")).hasStatus(404);
        assertThat(post(handler, LIST + "/" + id + "/reveal", Map.of("reason", "")))
                .hasStatus(422)
                .bodyText()
                .doesNotContain(number);
        assertThat(post(handler, LIST + "/" + id + "/reveal", Map.of("reason", "核对发放名单")))
                .hasStatusOk()
                .bodyText()
                .contains(number, identity.phones().getFirst(), identity.address());
        assertThat(get(worker, LIST + "/" + id))
                .bodyText()
                .contains("核对发放名单", handler.viewer().name());
    }

    @Test
    void whatIsLeftEmptyInTheFormStaysAsItIs() {
        var id = added(name("夏侯"));
        var before = CurrentViewer.as(handler.viewer(), () -> persons.reveal(id, "取号"));
        var person = CurrentViewer.as(handler.viewer(), () -> persons.find(id)).orElseThrow();
        assertThat(get(worker, LIST + "/" + id + "/edit")).hasStatusOk();
        var fields = new LinkedHashMap<String, String>();
        fields.put("version", Integer.toString(person.version()));
        fields.put("name", person.name() + "改");
        fields.put("division", AppealCity.TOWNSHIP);
        fields.put("ethnicGroup", "3");
        assertThat(post(worker, LIST + "/" + id + "/edit", fields)).hasStatus3xxRedirection();
        assertThat(CurrentViewer.as(handler.viewer(), () -> persons.reveal(id, "看")))
                .isEqualTo(before);
        assertThat(get(worker, LIST + "/" + id)).bodyText().contains(person.name() + "改", "回族");
        assertThat(post(worker, LIST + "/" + id + "/edit", fields))
                .as("somebody was quicker")
                .hasStatus(409);
    }

    @Test
    void aVillageWorkerAddsAHouseholdOnOnePage() {
        assertThat(get(worker, NEW)).hasStatusOk().bodyText().contains(women.shortName());
        var fields = new LinkedHashMap<String, String>();
        fields.put("division", AppealCity.TOWNSHIP);
        fields.put("address", "北关街 1 号");
        fields.put("basis", "duty");
        fields.put("purpose", "入户走访");
        fields.put("count", "2");
        fields.put("members[0].name", name("王"));
        fields.put("members[0].document", TestPeople.number(Sex.MALE).number());
        fields.put("members[0].phones", TestPeople.phone());
        fields.put("more", "1");
        assertThat(post(worker, NEW, fields))
                .hasStatusOk()
                .bodyText()
                .contains("members[2].name", Objects.requireNonNull(fields.get("members[0].name")));
        fields.remove("more");
        fields.put("count", "3");
        fields.put("members[1].name", name("刘"));
        fields.put("members[1].document", "11010519491231002");
        assertThat(post(worker, NEW, fields)).hasStatus(422).bodyText().contains("href=\"#members[1].");
        fields.put("members[1].document", TestPeople.number(Sex.FEMALE).number());
        fields.put("members[1].relation", "spouse");
        var done = post(worker, NEW, fields);
        assertThat(done).hasStatus3xxRedirection();
        assertThat(get(worker, Objects.requireNonNull(done.getResponse().getRedirectedUrl())))
                .hasStatusOk()
                .bodyText()
                .contains(
                        Objects.requireNonNull(fields.get("members[0].name")),
                        Objects.requireNonNull(fields.get("members[1].name")));
    }

    private MvcTestResult get(TestStaff.Member member, String uri) {
        return web.get().uri(uri).cookie(member.cookie()).exchange();
    }

    private MvcTestResult post(TestStaff.Member member, String uri, Map<String, String> fields) {
        var request = web.post().uri(uri).cookie(member.cookie()).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
