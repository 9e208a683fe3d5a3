package org.qiaoliang.demo.internal;

import java.util.List;
import java.util.Map;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealTemplates;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organizations;

/** The reply templates of the demo city, written by who decides in each organization. */
final class DemoTemplates {
    private static final String OF = "@";

    private final AppealTemplates templates;
    private final Divisions divisions;
    private final Organizations organizations;

    DemoTemplates(AppealTemplates templates, Divisions divisions, Organizations organizations) {
        this.templates = templates;
        this.divisions = divisions;
        this.organizations = organizations;
    }

    /** @return how many there are now */
    int write(DemoCast cast, DemoTexts texts) {
        var written = 0;
        for (var each : texts.templates().entrySet()) {
            var whose = each.getKey().split(OF, 2);
            var kind = OrganizationKind.ofCode(whose[0]).orElseThrow();
            var code = whose.length > 1 ? new DivisionCode(whose[1]) : DemoPlan.CITY;
            var place = divisions.byCode(code).orElseThrow();
            var organization = organizations.at(kind, place.id()).orElseThrow();
            var author = cast.of(organization.id(), Permission.APPEAL_ASSIGN).stream()
                    .filter(staff -> organization.id().equals(staff.organization()))
                    .findFirst()
                    .orElseThrow();
            CurrentViewer.as(author, () -> create(each.getValue()));
            written += each.getValue().size();
        }
        return written;
    }

    private int create(List<Map<String, String>> words) {
        words.forEach(template -> templates.create(
                template.getOrDefault("name", ""),
                template.getOrDefault("category", ""),
                template.getOrDefault("text", "")));
        return words.size();
    }
}
