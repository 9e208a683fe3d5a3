package org.qiaoliang.divisions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;

class DivisionsIT extends IntegrationTest {
    private static final DivisionCode CITY = new DivisionCode("3708");

    @Autowired
    private DivisionSetup setup;

    @Autowired
    private Divisions divisions;

    @BeforeEach
    void load() {
        setup.load(CITY);
    }

    @Test
    @Rule("DIV-2")
    void hasOneRoot() {
        assertThat(divisions.root().orElseThrow().name()).isEqualTo("济宁市");
        assertThat(setup.load(CITY)).isGreaterThanOrEqualTo(1 + 12 + 158 + 4927);
        assertThatThrownBy(() -> setup.load(new DivisionCode("3709"))).isInstanceOf(RuleViolation.class);
    }

    @Test
    void knowsPathAndChildren() {
        var street = divisions.byCode(new DivisionCode("370811011")).orElseThrow();

        assertThat(street.fullName()).isEqualTo("济宁市任城区古槐街道");
        assertThat(divisions.path(street.id())).extracting(Division::name).containsExactly("济宁市", "任城区", "古槐街道");
        assertThat(divisions.children(street.id())).allMatch(v -> v.level() == DivisionLevel.VILLAGE);
        assertThat(divisions.byCode(new DivisionCode("37")).orElseThrow().fullName())
                .isEqualTo("山东省");
        assertThat(divisions.isWithinRoot(
                        divisions.byCode(new DivisionCode("37")).orElseThrow().id()))
                .isFalse();
    }

    @Test
    void findsByNameInitialsCodeAndPath() {
        assertThat(divisions.search("古槐", 5)).first().extracting(Division::name).isEqualTo("古槐街道");
        assertThat(divisions.search("rcq", 5))
                .first()
                .extracting(Division::name)
                .isEqualTo("任城区");
        assertThat(divisions.search("yzq", 5)).extracting(Division::name).contains("兖州区");
        assertThat(divisions.search("370883", 5))
                .first()
                .extracting(Division::name)
                .isEqualTo("邹城市");
        assertThat(divisions.search("邹城 北关", 5))
                .first()
                .extracting(Division::fullName)
                .isEqualTo("济宁市邹城市钢山街道北关社区居委会");
        assertThat(divisions.search("qfs", 3))
                .first()
                .extracting(Division::name)
                .isEqualTo("曲阜市");
        assertThat(divisions.search("  ", 5)).isEmpty();
        assertThat(divisions.search("没有这个地方", 5)).isEmpty();
    }

    @Test
    void refusesACodeOutsideTheRoot() {
        assertThat(divisions.require("division", "370811").name()).isEqualTo("任城区");
        for (var wrong : new String[] {"", "37", "3709", "370899", "x", "37081", "370811'--"}) {
            assertThatThrownBy(() -> divisions.require("division", wrong))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            e -> assertThat(e.complaints())
                                    .first()
                                    .extracting(RuleViolation.Complaint::field)
                                    .isEqualTo("division"));
        }
    }

    @Test
    @Rule("ACCESS-1")
    void scopeOfADivisionIsItsSubtree() {
        var county = divisions.byCode(new DivisionCode("370828")).orElseThrow();

        assertThat(divisions.scopeOf(OrganizationKind.RED_CROSS, county.id()))
                .isEqualTo(Scope.of(OrganizationKind.RED_CROSS, county.code()));
        assertThat(divisions.scopeOfAllKinds(county.id())).isEqualTo(Scope.ofAllKinds(county.code()));
        assertThat(divisions.scopeOfAllKinds(new DivisionId(-1)).isEmpty()).isTrue();
    }
}
