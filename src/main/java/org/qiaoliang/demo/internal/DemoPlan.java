package org.qiaoliang.demo.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;

/** Who works in the demo city, and what its organizations accept. */
final class DemoPlan {
    static final DivisionCode CITY = new DivisionCode("3708");
    /** The county whose staff the sign-in page offers. */
    static final DivisionCode SHOWN_COUNTY = new DivisionCode("370811");

    /** What the organizations of townships take themselves; all else goes to the county. */
    private static final Map<OrganizationKind, Set<String>> TOWNSHIPS = Map.of(
            OrganizationKind.TRADE_UNION, Set.of("hardship"),
            OrganizationKind.WOMENS_FEDERATION, Set.of("elderly", "womens-rights"),
            OrganizationKind.DISABLED_FEDERATION, Set.of("disability"));

    private DemoPlan() {}

    static Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts(AppealCategories categories) {
        var accepts = new EnumMap<OrganizationKind, Map<DivisionLevel, Set<String>>>(OrganizationKind.class);
        for (var kind : OrganizationKind.values()) {
            var all = new HashSet<String>();
            for (var category : categories.all()) {
                if (category.kinds().contains(kind)) {
                    all.add(category.code());
                }
            }
            var levels = new EnumMap<DivisionLevel, Set<String>>(DivisionLevel.class);
            levels.put(DivisionLevel.PREFECTURE, all);
            levels.put(DivisionLevel.COUNTY, all);
            levels.put(DivisionLevel.TOWNSHIP, TOWNSHIPS.getOrDefault(kind, Set.of()));
            accepts.put(kind, levels);
        }
        return accepts;
    }

    /** Engages the staff of the city, its counties and townships. */
    static void staff(DemoCast cast, Divisions divisions, Organizations organizations, AppealCategories categories) {
        var city = divisions.byCode(CITY).orElseThrow();
        staffOf(cast, organizations.at(city.id()), categories);
        for (var county : divisions.children(city.id())) {
            staffOf(cast, organizations.at(county.id()), categories);
            for (var township : divisions.children(county.id())) {
                staffOf(cast, organizations.at(township.id()), categories);
            }
        }
    }

    private static void staffOf(DemoCast cast, List<Organization> organizations, AppealCategories categories) {
        for (var organization : organizations) {
            if (organization.accepts().isEmpty()) {
                continue;
            }
            var login = organization.place() + "-" + organization.kind().code();
            cast.engage(login + "-a", organization, "supervisor", Role.SUPERVISOR);
            cast.engage(login + "-b", organization, "handler", Role.HANDLER);
            if (organization.level() != DivisionLevel.TOWNSHIP) {
                cast.engage(login + "-c", organization, "handler", Role.HANDLER);
            }
            if (receivesConfidential(organization, categories)) {
                cast.engage(login + "-d", organization, "case-officer", Role.HANDLER, Role.CASE_OFFICER);
                cast.engage(login + "-e", organization, "case-officer", Role.SUPERVISOR, Role.CASE_OFFICER);
            }
        }
    }

    private static boolean receivesConfidential(Organization organization, AppealCategories categories) {
        return categories.all().stream()
                .filter(Category::confidential)
                .anyMatch(category -> organization.accepts().contains(category.code()));
    }

    static List<Division> villages(Divisions divisions) {
        var villages = new ArrayList<Division>();
        var city = divisions.byCode(CITY).orElseThrow();
        for (var county : divisions.children(city.id())) {
            for (var township : divisions.children(county.id())) {
                villages.addAll(divisions.children(township.id()));
            }
        }
        return villages;
    }
}
