package org.qiaoliang.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.internal.administration.Closing;
import org.qiaoliang.organizations.internal.administration.OrganizationService;
import org.qiaoliang.organizations.internal.directory.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class OrganizationPagesIT extends IntegrationTest {
    private static final String PAGE = "/workbench/organizations/";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Organizations organizations;

    @Autowired
    private OrganizationService service;

    @Autowired
    private Closing closing;

    @Autowired
    private Directory directory;

    @Autowired
    private AppealIntake intake;

    private AppealCity city;
    private TestStaff.Member administrator;
    private TestStaff.Member handler;

    @BeforeEach
    void people() {
        city = new AppealCity(context);
        administrator = city.staff().overAll("370827", Role.ADMINISTRATOR);
        handler = city.member(OrganizationKind.TRADE_UNION, "370811", Role.HANDLER);
    }

    @Test
    void everyMemberOfTheStaffStepsThroughTheTreeAndReadsARecord() {
        var union = city.organization(OrganizationKind.TRADE_UNION, "370827");
        assertThat(get(handler, "/workbench/organizations?kind=trade-union&division=370827"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        union.name(),
                        organizations.children(union.id()).getFirst().name(),
                        "kind=trade-union&amp;division=3708271");
        assertThat(get(handler, PAGE + union.id()))
                .hasStatusOk()
                .bodyText()
                .contains(union.name())
                .doesNotContain(PAGE + union.id() + "/contact");
        assertThat(get(administrator, PAGE + union.id())).bodyText().contains(PAGE + union.id() + "/contact");
        assertThat(get(handler, "/workbench/organizations?q=鱼台县总工会")).bodyText().contains(union.name());
    }

    @Test
    @Rule("ACCESS-2")
    void onlyWhoManagesThePlaceChangesIt() {
        var elsewhere = city.organization(OrganizationKind.RED_CROSS, "370828");
        assertThat(get(handler, PAGE + elsewhere.id() + "/contact")).hasStatus(404);
        assertThat(get(administrator, PAGE + elsewhere.id() + "/contact")).hasStatus(404);
        assertThat(post(administrator, PAGE + elsewhere.id() + "/contact", "phone", "0537-0000000"))
                .hasStatus(403);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        var union = city.organization(OrganizationKind.TRADE_UNION, "370827");
        assertThat(post(
                        administrator,
                        PAGE + union.id() + "/contact",
                        "version",
                        version(union),
                        "phone",
                        "call me",
                        "address",
                        "湖陵二路9号",
                        "hours",
                        "always"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"phone-error\"", "id=\"hours-error\"", "call me", "湖陵二路9号");
    }

    @Test
    void aStaleVersionIsRefusedAndARepeatDoesNothing() {
        var union = city.organization(OrganizationKind.YOUTH_LEAGUE, "370827");
        var before = version(union);
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            assertThat(post(
                            administrator,
                            PAGE + union.id() + "/contact",
                            "_key",
                            key,
                            "version",
                            before,
                            "phone",
                            "0537-0271111",
                            "address",
                            "湖陵二路9号",
                            "hours",
                            "1-5 08:30-12:00; 6 09:00-11:00"))
                    .hasStatus(302);
        }
        assertThat(find(union).contact().phone()).isEqualTo("0537-0271111");
        assertThat(Integer.parseInt(version(union))).isEqualTo(Integer.parseInt(before) + 1);
        assertThat(post(administrator, PAGE + union.id() + "/contact", "version", before, "phone", "0537-0279999"))
                .hasStatus(409)
                .bodyText()
                .contains("0537-0279999");
    }

    @Test
    void aNameHoldsFromItsDayAndTheOldOneStaysKnown() {
        var union = city.organization(OrganizationKind.OVERSEAS_CHINESE, "370827");
        var version = directory.version(union.id());
        var fresh = "鱼台县归国华侨联合会" + System.nanoTime() % 1000;
        as(() -> service.rename(union.id(), version, fresh, "鱼台侨联", null));
        assertThat(find(union).name()).isEqualTo(fresh);
        assertThat(directory.history(union.id()))
                .extracting(Directory.Past::name)
                .contains(fresh);
        assertThatThrownBy(() -> as(() -> service.rename(
                        union.id(),
                        directory.version(union.id()),
                        "别的名字",
                        "别的",
                        LocalDate.now().plusDays(2))))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    @Rule("ORG-4")
    void postsBeginAndEnd() {
        var union = city.organization(OrganizationKind.SCIENCE_ASSOCIATION, "370827");
        var person = city.member(OrganizationKind.SCIENCE_ASSOCIATION, "370827", Role.HANDLER);
        assertThat(post(
                        administrator,
                        PAGE + union.id() + "/posts",
                        "login",
                        person.login(),
                        "title",
                        "兼职副主席",
                        "engagement",
                        "PART_TIME"))
                .hasStatus(302);
        var given = posts(union).getFirst();
        assertThat(given.account()).isEqualTo(person.id());
        assertThat(get(handler, PAGE + union.id())).bodyText().contains("兼职副主席");
        assertThat(post(administrator, PAGE + union.id() + "/posts/" + given.id() + "/end"))
                .hasStatus(302);
        assertThat(posts(union).getFirst().to()).isNotNull();
        assertThat(post(administrator, PAGE + union.id() + "/posts", "login", "nobody-at-all"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"login-error\"", "id=\"title-error\"", "nobody-at-all");
    }

    @Test
    void whatIsClosedHandsItsOpenAppealsAndPeopleOn() {
        var township = city.organization(OrganizationKind.TRADE_UNION, "370827102");
        var county = city.organization(OrganizationKind.TRADE_UNION, "370827");
        as(() -> service.accept(township.id(), directory.version(township.id()), java.util.Set.of("wages")));
        var person = city.member(OrganizationKind.TRADE_UNION, "370827102", Role.SUPERVISOR);
        var receipt = intake.submit(
                UUID.randomUUID().toString(),
                org.qiaoliang.appeals.Submission.of(
                        "wages",
                        "370827102",
                        "工程款拖欠",
                        "工地停工后一直没有发工资。",
                        false,
                        new org.qiaoliang.appeals.Submission.Contact("李四", AppealCity.phone())));
        assertThat(get(person, "/api/v1/desk/appeals/" + receipt.number()))
                .bodyText()
                .contains(township.name());
        assertThatThrownBy(() -> as(() -> closing.close(
                        township.id(), directory.version(township.id()), new Closing.Wish(null, null, "机构改革"))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("organizations.heir.needed");

        as(() -> closing.close(
                township.id(),
                directory.version(township.id()),
                new Closing.Wish(county.id().value(), null, "机构改革")));

        assertThat(find(township).open()).isFalse();
        var supervisor = city.member(OrganizationKind.TRADE_UNION, "370827", Role.SUPERVISOR);
        assertThat(get(supervisor, "/api/v1/desk/appeals/" + receipt.number()))
                .bodyText()
                .contains(county.name());
        assertThat(get(administrator, PAGE + township.id())).bodyText().contains(county.name());
        var village = organizations.children(county.id()).stream()
                .filter(o -> o.place().digits().startsWith("370827102"))
                .toList();
        assertThat(village).isNotEmpty();
        // A place without its own organization can be given one again.
        var again = CurrentViewer.as(
                administrator.viewer(),
                () -> service.found(new OrganizationService.Draft("trade-union", "370827102", "", "")));
        assertThat(organizations.find(again).orElseThrow().superior()).contains(county.id());
    }

    @Test
    void otherProgramsReadThemToo() {
        var union = city.organization(OrganizationKind.TRADE_UNION, "370827");
        assertThat(get(handler, "/api/v1/organizations?kind=trade-union&division=370827&q=鱼台县总工会"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo((int) union.id().value());
        assertThat(get(handler, "/api/v1/organizations?division=3708"))
                .bodyJson()
                .extractingPath("$.after")
                .asString()
                .isNotEmpty();
        assertThat(get(handler, "/api/v1/organizations/" + union.id()))
                .bodyJson()
                .extractingPath("$.organization.name")
                .isEqualTo(union.name());
        assertThat(get(handler, "/api/v1/organizations?kind=nothing")).hasStatus(422);
        assertThat(web.get().uri("/api/v1/organizations")).hasStatus(401);
    }

    private Organization find(Organization organization) {
        return organizations.find(organization.id()).orElseThrow();
    }

    private java.util.List<Directory.Post> posts(Organization organization) {
        return CurrentViewer.as(handler.viewer(), () -> directory.posts(organization.id()));
    }

    private String version(Organization organization) {
        return Integer.toString(
                directory.version(new OrganizationId(organization.id().value())));
    }

    private void as(Runnable work) {
        CurrentViewer.as(administrator.viewer(), work);
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
