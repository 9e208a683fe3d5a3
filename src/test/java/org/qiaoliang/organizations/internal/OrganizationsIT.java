package org.qiaoliang.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.Proposal.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class OrganizationsIT extends IntegrationTest {
    private static final String CATEGORY = "test-only";

    @Autowired
    private DivisionSetup divisionSetup;

    @Autowired
    private OrganizationSetup setup;

    @Autowired
    private Divisions divisions;

    @Autowired
    private Organizations organizations;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Autowired
    @SystemDatabase
    private TransactionTemplate transactions;

    @BeforeEach
    void establish() {
        divisionSetup.load(new DivisionCode("3708"));
        setup.establish(Map.of());
    }

    @Test
    void foundsEveryKindForEveryDivision() {
        assertThat(setup.establish(Map.of())).isZero();
        for (var code : List.of("3708", "370811", "370811011", "370883001004")) {
            var found = organizations.at(division(code));
            assertThat(found).extracting(Organization::kind).containsExactly(OrganizationKind.values());
        }
    }

    @Test
    void namesThemAsTheyAreNamed() {
        assertThat(at(OrganizationKind.TRADE_UNION, "370811").name()).isEqualTo("济宁市任城区总工会");
        assertThat(at(OrganizationKind.TRADE_UNION, "370826").name()).isEqualTo("微山县总工会");
        assertThat(at(OrganizationKind.YOUTH_LEAGUE, "3708").name()).isEqualTo("共青团济宁市委员会");
        assertThat(at(OrganizationKind.RED_CROSS, "370871").name()).isEqualTo("济宁高新技术产业开发区红十字会");
        assertThat(at(OrganizationKind.WOMENS_FEDERATION, "370811011").shortName())
                .isEqualTo("古槐街道妇联");
        assertThat(at(OrganizationKind.WOMENS_FEDERATION, "370883001004").shortName())
                .isEqualTo("孟庄社区妇联");
        assertThat(at(OrganizationKind.DISABLED_FEDERATION, "370883001200").name())
                .isEqualTo("邹城市钢山街道苏家庄村残疾人协会");
    }

    @Test
    void makesATreeOfEachKind() {
        var village = at(OrganizationKind.DISABLED_FEDERATION, "370883001004");

        assertThat(organizations.ancestorsOf(village.id()))
                .extracting(Organization::shortName)
                .containsExactly("钢山街道残联", "邹城市残联", "济宁市残联");
        assertThat(organizations.children(at(OrganizationKind.RED_CROSS, "3708").id()))
                .hasSize(12)
                .allMatch(o -> o.kind() == OrganizationKind.RED_CROSS);
        assertThat(village.scopeKey())
                .isEqualTo(ScopeKey.of(OrganizationKind.DISABLED_FEDERATION, new DivisionCode("370883001004")));
    }

    @Test
    void givesNumbersThatCantRing() {
        var phones = organizations.at(division("370811")).stream()
                .map(o -> o.contact().phone())
                .toList();
        assertThat(phones).doesNotHaveDuplicates().allMatch(phone -> phone.matches("0537-0\\d{6}"));
    }

    @Test
    @Rule("APPEAL-1")
    void proposesTheNearestThatAcceptsAndSaysWhy() {
        transactions.executeWithoutResult(status -> {
            accept(OrganizationKind.TRADE_UNION, "370811");
            accept(OrganizationKind.WOMENS_FEDERATION, "370811");
            accept(OrganizationKind.TRADE_UNION, "3708");
            var union = List.of(OrganizationKind.TRADE_UNION);
            var both = List.of(OrganizationKind.WOMENS_FEDERATION, OrganizationKind.TRADE_UNION);

            var above = organizations
                    .nearestAccepting(CATEGORY, union, division("370811011"))
                    .orElseThrow();
            assertThat(above.organization().shortName()).isEqualTo("任城区总工会");
            assertThat(above.reason()).isEqualTo(Reason.ABOVE);

            var here = organizations
                    .nearestAccepting(CATEGORY, both, division("370811"))
                    .orElseThrow();
            assertThat(here.organization().shortName()).isEqualTo("任城区妇联");
            assertThat(here.reason()).isEqualTo(Reason.HERE);

            assertThat(organizations.nearestAccepting(CATEGORY, union, division("370883")))
                    .hasValueSatisfying(
                            p -> assertThat(p.organization().shortName()).isEqualTo("济宁市总工会"));
            assertThat(organizations.nearestAccepting(
                            CATEGORY, List.of(OrganizationKind.RED_CROSS), division("370811")))
                    .isEmpty();
            status.setRollbackOnly();
        });
    }

    @Test
    void findsSeveralAtOnce() {
        var one = at(OrganizationKind.RED_CROSS, "3708");
        var other = at(OrganizationKind.RED_CROSS, "370811");

        assertThat(organizations.find(Set.of(one.id(), other.id()))).containsOnlyKeys(one.id(), other.id());
        assertThat(organizations.find(Set.of())).isEmpty();
        assertThat(organizations.search("邹城市残", 5))
                .first()
                .extracting(Organization::shortName)
                .isEqualTo("邹城市残联");
    }

    private void accept(OrganizationKind kind, String code) {
        system.execute(
                "update organizations.organization set accepts = accepts || ? where id = ?",
                new String[] {CATEGORY},
                at(kind, code).id().value());
    }

    private Organization at(OrganizationKind kind, String code) {
        return organizations.at(kind, division(code)).orElseThrow();
    }

    private DivisionId division(String code) {
        return divisions.byCode(new DivisionCode(code)).orElseThrow().id();
    }
}
