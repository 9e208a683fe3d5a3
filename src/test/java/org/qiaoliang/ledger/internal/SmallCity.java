package org.qiaoliang.ledger.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;

/**
 * A city of three counties, one of which was merged into another: few places, so that many entries meet in a cell. A
 * division's id is its index here, an organization's kind is the last two digits of its id.
 */
public final class SmallCity implements Places {
    public static final DivisionCode CITY = new DivisionCode("9901");
    public static final DivisionCode COUNTY = new DivisionCode("990111");
    public static final DivisionCode MERGED = new DivisionCode("990112");
    public static final List<DivisionCode> DIVISIONS = List.of(
            CITY,
            COUNTY,
            new DivisionCode("990111001"),
            new DivisionCode("990111001001"),
            new DivisionCode("990111001002"),
            new DivisionCode("990111002"),
            new DivisionCode("990111002001"),
            MERGED,
            new DivisionCode("990112001"),
            new DivisionCode("990112001001"),
            new DivisionCode("990113"),
            new DivisionCode("990113001001"),
            new DivisionCode("990113001002"));

    public static DivisionId id(DivisionCode code) {
        return new DivisionId(DIVISIONS.indexOf(code));
    }

    @Override
    public DivisionCode codeOf(DivisionId division, LocalDate day) {
        return DIVISIONS.get(division.value());
    }

    @Override
    public OrganizationKind kindOf(OrganizationId organization) {
        return OrganizationKind.ofNumber((int) (organization.value() % 100));
    }

    @Override
    public Optional<DivisionCode> root() {
        return Optional.of(CITY);
    }

    @Override
    public List<DivisionCode> children(DivisionCode division) {
        var level = division.level().below().orElse(division.level());
        return DIVISIONS.stream()
                .filter(code -> !code.equals(MERGED) && code.isWithin(division))
                .flatMap(code -> code.at(level).stream())
                .distinct()
                .toList();
    }

    @Override
    public Scope presentScope(DivisionCode division) {
        var scope = Scope.ofAllKinds(division);
        return division.equals(COUNTY) ? scope.plus(Scope.ofAllKinds(MERGED)) : scope;
    }
}
