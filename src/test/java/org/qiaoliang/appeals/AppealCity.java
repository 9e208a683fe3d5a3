package org.qiaoliang.appeals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.Organizations;
import org.springframework.context.ApplicationContext;

/** A city in which tests file appeals: its divisions, its organizations, and staff as they are asked for. */
public final class AppealCity {
    public static final String COUNTY = "370811";
    public static final String OTHER_COUNTY = "370812";
    public static final String TOWNSHIP = "370811011";

    private final ApplicationContext context;
    private final TestStaff staff;

    private static boolean established;

    public AppealCity(ApplicationContext context) {
        this.context = context;
        this.staff = new TestStaff(context);
        if (established) {
            return;
        }
        CurrentViewer.as(new Viewer.Program("test"), () -> {
            context.getBean(DivisionSetup.class).load(new DivisionCode("3708"));
            context.getBean(OrganizationSetup.class).establish(accepts(context.getBean(AppealCategories.class)));
            established = true;
        });
    }

    /** County organizations take what their kind takes; those of the city too. */
    private static Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts(AppealCategories categories) {
        var all = new HashMap<OrganizationKind, Map<DivisionLevel, Set<String>>>();
        for (var kind : OrganizationKind.values()) {
            var codes = categories.all().stream()
                    .filter(c -> c.kinds().contains(kind))
                    .map(Category::code)
                    .collect(Collectors.toSet());
            all.put(
                    kind,
                    Arrays.stream(new DivisionLevel[] {DivisionLevel.PREFECTURE, DivisionLevel.COUNTY})
                            .collect(Collectors.toMap(Function.identity(), level -> codes)));
        }
        return all;
    }

    public Organization organization(OrganizationKind kind, String division) {
        var place = context.getBean(Divisions.class)
                .byCode(new DivisionCode(division))
                .orElseThrow();
        return context.getBean(Organizations.class).at(kind, place.id()).orElseThrow();
    }

    /** Somebody of the staff of an organization, with roles over its kind and its place. */
    public TestStaff.Member member(OrganizationKind kind, String division, Role... roles) {
        return staff.member(organization(kind, division).id(), kind, division, roles);
    }

    public TestStaff staff() {
        return staff;
    }

    /** An ordinary matter of a phone that no other test uses. */
    public static Submission wages(String title) {
        return Submission.of(
                "wages", TOWNSHIP, title, "从三月起一直没有发工资，希望帮忙要回来。", false, new Submission.Contact("王秀英", phone()));
    }

    public static String phone() {
        return "138" + String.format("%08d", Math.floorMod(System.nanoTime(), 100_000_000L));
    }
}
