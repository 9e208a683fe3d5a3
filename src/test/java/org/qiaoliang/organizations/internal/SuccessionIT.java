package org.qiaoliang.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.internal.DivisionService;
import org.qiaoliang.divisions.internal.DivisionService.Ground;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.internal.directory.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of organizations when their divisions change; each change is rolled back, since all tests share the city. */
class SuccessionIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionService changes;

    @Autowired
    private Divisions divisions;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Directory directory;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    private AppealCity city;
    private TestStaff.Member administrator;

    @BeforeEach
    void people() {
        city = new AppealCity(context);
        administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
    }

    @Test
    @Rule("DIV-1")
    void organizationsOfAMergedDivisionAreClosedAndThoseOfTheOtherCarryOn() {
        undone(() -> {
            var gone = organization(township(1));
            var stays = organization(township(0));
            var villages = organizations.children(gone.id());
            assertThat(villages).isNotEmpty();

            changes.merge(township(1), township(0), ground());

            assertThat(find(gone).open()).isFalse();
            assertThat(directory.heir(gone.id())).contains(stays.id());
            assertThat(directory.inherited(stays.id())).contains(gone.id());
            assertThat(organizations.at(stays.division())).hasSize(OrganizationKind.values().length);
            for (var village : villages) {
                assertThat(find(village).open()).isTrue();
                assertThat(find(village).superior()).contains(stays.id());
                assertThat(find(village).place().digits()).startsWith(township(0));
            }
            assertThat(directory.history(villages.getFirst().id())).hasSize(2);
        });
    }

    @Test
    @Rule("DIV-1")
    void organizationsOfAMovedDivisionComeUnderAnotherOne() {
        undone(() -> {
            var moved = organization(township(2));
            changes.move(township(2), "370811", "", ground());
            assertThat(find(moved).superior()).contains(organization("370811").id());
            assertThat(find(moved).open()).isTrue();
        });
    }

    private void undone(Runnable work) {
        CurrentViewer.as(
                administrator.viewer(),
                () -> transactions.executeWithoutResult(status -> {
                    work.run();
                    status.setRollbackOnly();
                }));
    }

    private String township(int number) {
        var county = divisions.byCode(new DivisionCode("370829")).orElseThrow();
        return divisions.children(county.id()).get(number).code().digits();
    }

    private Ground ground() {
        return new Ground(LocalDate.now(clock), "鲁政字〔2026〕1号");
    }

    private Organization organization(String code) {
        var division = divisions.byCode(new DivisionCode(code)).orElseThrow();
        return organizations.at(OrganizationKind.TRADE_UNION, division.id()).orElseThrow();
    }

    private Organization find(Organization organization) {
        return organizations.find(organization.id()).orElseThrow();
    }
}
