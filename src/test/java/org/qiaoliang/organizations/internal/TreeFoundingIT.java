package org.qiaoliang.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.jobs.JobHandler;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.internal.administration.TreeFounding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TreeFoundingIT extends IntegrationTest {
    private static final OrganizationKind KIND = OrganizationKind.SOCIAL_SCIENCES;
    private static final DivisionCode COUNTY = new DivisionCode("370832");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TreeFounding founding;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Divisions divisions;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestStaff staff;
    private TestStaff.Member administrator;

    /** Closes what the county has of the kind. */
    @BeforeEach
    void nothingThere() {
        var city = new AppealCity(context);
        city.organization(KIND, "3708");
        staff = city.staff();
        administrator = staff.overAll("3708", Role.ADMINISTRATOR);
        system.update(ORGANIZATION)
                .set(ORGANIZATION.CLOSED_ON, LocalDate.of(2026, 1, 1))
                .where(ORGANIZATION.KIND.eq((short) KIND.number()))
                .and(ORGANIZATION.CODE.like(COUNTY.digits() + "%"))
                .and(ORGANIZATION.CLOSED_ON.isNull())
                .execute();
    }

    @Test
    void foundsATreeWhereThereIsNoneAndNothingTwice() {
        assertThat(at(COUNTY)).isEmpty();

        var told = found("VILLAGE");

        var county = at(COUNTY).orElseThrow();
        var township = divisions.children(county.division()).getFirst();
        var village = divisions.children(township.id()).getFirst();
        var below = organizations.at(KIND, township.id()).orElseThrow();
        assertThat(county.superior()).isEqualTo(at(new DivisionCode("3708")).map(Organization::id));
        assertThat(below.superior()).contains(county.id());
        assertThat(organizations.at(KIND, village.id()).orElseThrow().superior())
                .contains(below.id());
        assertThat(county.name()).startsWith("梁山县").isNotEqualTo("梁山县");
        assertThat(county.contact().phone()).isEmpty();
        assertThat(told.getLast()[0]).isEqualTo(told.getLast()[1]).isEqualTo(open());

        found("VILLAGE");
        assertThat(open()).isEqualTo(told.getLast()[1]);
    }

    @Test
    void stopsAtTheLevelAskedFor() {
        found("COUNTY");
        assertThat(at(COUNTY)).isPresent();
        assertThat(open()).isEqualTo(1);
        // What is asked for later hangs below what is there.
        found("TOWNSHIP");
        var township = divisions.children(at(COUNTY).orElseThrow().division()).getFirst();
        assertThat(organizations.at(KIND, township.id()).orElseThrow().superior())
                .isEqualTo(at(COUNTY).map(Organization::id));
    }

    @Test
    @Rule("ACCESS-2")
    void isForThosePlacesAndKindsOnlyThatOneManages() {
        var elsewhere = staff.overAll("370827", Role.ADMINISTRATOR);
        var refused = post(elsewhere, "division", COUNTY.digits(), "kinds", KIND.code(), "deepest", "village");
        assertThat(refused).hasStatus(422).bodyText().contains("value=\"" + KIND.code() + "\" checked");
        assertThatThrownBy(() -> CurrentViewer.as(
                        elsewhere.viewer(), () -> founding.run(written("VILLAGE"), run(new ArrayList<>()))))
                .isInstanceOf(RuleViolation.class);
        assertThat(open()).isZero();
        assertThat(post(administrator, "division", COUNTY.digits(), "deepest", "village"))
                .hasStatus(422);
        assertThat(post(administrator, "division", COUNTY.digits(), "kinds", KIND.code(), "deepest", "prefecture"))
                .hasStatus(422);
    }

    @Test
    void runsAsAJobThatCanBeFollowed() {
        assertThat(web.get().uri("/workbench/organizations/tree").cookie(administrator.cookie()))
                .hasStatusOk();
        assertThat(post(administrator, "division", COUNTY.digits(), "kinds", KIND.code(), "deepest", "county"))
                .hasStatus(302)
                .headers()
                .hasHeaderSatisfying(
                        "Location",
                        values -> assertThat(values).first().asString().startsWith("/workbench/jobs/"));
    }

    private List<long[]> found(String deepest) {
        var told = new ArrayList<long[]>();
        CurrentViewer.as(administrator.viewer(), () -> founding.run(written(deepest), run(told)));
        return told;
    }

    private static Map<String, String> written(String deepest) {
        return Map.of("division", COUNTY.digits(), "kinds", KIND.code(), "deepest", deepest, "matters", "true");
    }

    private static JobHandler.Run run(List<long[]> told) {
        return new JobHandler.Run() {
            @Override
            public void progress(long done, long total) {
                told.add(new long[] {done, total});
            }

            @Override
            public OutputStream result(String name, String contentType) {
                throw new UnsupportedOperationException(name);
            }
        };
    }

    private Optional<Organization> at(DivisionCode code) {
        return divisions.byCode(code).flatMap(division -> organizations.at(KIND, division.id()));
    }

    private int open() {
        return system.fetchCount(
                ORGANIZATION,
                ORGANIZATION.KIND.eq((short) KIND.number()),
                ORGANIZATION.CODE.like(COUNTY.digits() + "%"),
                ORGANIZATION.CLOSED_ON.isNull());
    }

    private MvcTestResult post(TestStaff.Member who, String... fields) {
        var request = web.post()
                .uri("/workbench/organizations/tree")
                .cookie(who.cookie())
                .param("_key", UUID.randomUUID().toString())
                .with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
