package org.qiaoliang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;

class ScopeTest {
    private static final DivisionCode CITY = new DivisionCode("3708");
    private static final DivisionCode COUNTY = new DivisionCode("370811");
    private static final DivisionCode NEXT_COUNTY = new DivisionCode("370812");

    @Test
    @Rule("ACCESS-1")
    void severalGrantsAddUpSeparately() {
        var scope = Scope.of(OrganizationKind.TRADE_UNION, COUNTY)
                .plus(Scope.of(OrganizationKind.WOMENS_FEDERATION, NEXT_COUNTY));

        assertThat(scope.contains(ScopeKey.of(OrganizationKind.TRADE_UNION, COUNTY)))
                .isTrue();
        assertThat(scope.contains(ScopeKey.of(OrganizationKind.TRADE_UNION, NEXT_COUNTY)))
                .isFalse();
        assertThat(scope.contains(ScopeKey.of(OrganizationKind.WOMENS_FEDERATION, COUNTY)))
                .isFalse();
    }

    @Test
    @Rule("ACCESS-1")
    void divisionHoldsAllBelowItAndNothingBeside() {
        var scope = Scope.of(OrganizationKind.TRADE_UNION, COUNTY);

        assertThat(scope.contains(ScopeKey.of(OrganizationKind.TRADE_UNION, new DivisionCode("370811001001"))))
                .isTrue();
        assertThat(scope.contains(ScopeKey.of(OrganizationKind.TRADE_UNION, CITY)))
                .isFalse();
        assertThat(Scope.ofAllKinds(CITY).covers(scope)).isTrue();
        assertThat(scope.covers(Scope.ofAllKinds(CITY))).isFalse();
    }

    @Test
    void neighboursMergeIntoOneRange() {
        var scope = Scope.of(OrganizationKind.TRADE_UNION, COUNTY)
                .plus(Scope.of(OrganizationKind.TRADE_UNION, NEXT_COUNTY));

        assertThat(scope.ranges()).hasSize(1);
        assertThat(scope.toMultirange()).isEqualTo("{[1370811000000,1370813000000)}");
    }
}
