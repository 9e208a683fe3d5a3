package org.qiaoliang.appeals.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.internal.category.Routing;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.Organization;
import org.springframework.stereotype.Component;

/** Which organizations may have an appeal, by its place and category, and why; a person decides (APPEAL-1). */
@Component
public class Proposals {
    private final CaseQueries cases;
    private final AppealCategories categories;
    private final Routing routing;
    private final Divisions divisions;

    Proposals(CaseQueries cases, AppealCategories categories, Routing routing, Divisions divisions) {
        this.cases = cases;
        this.categories = categories;
        this.routing = routing;
        this.divisions = divisions;
    }

    /** Why one is among them. The first alone is proposed. */
    public enum Reason {
        /** It works in the very place and takes such appeals; proposed. */
        HERE("here"),
        /** Nothing nearer takes such appeals; proposed. */
        ABOVE("above"),
        /** The one that would have had it is whom it is about; proposed. */
        INSTEAD("instead"),
        /** It takes such appeals as well, of another kind or farther up. */
        ALSO("also");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param where the place for which it works */
    public record Proposed(Organization organization, Reason reason, String where) {
        public OrganizationId id() {
            return organization.id();
        }

        public boolean first() {
            return reason != Reason.ALSO;
        }
    }

    /** The nearest first, the one that has it among them; none when it can't be passed on any more. */
    public List<Proposed> of(CaseFile file) {
        var origin = file.appeal().origin();
        var category = categories.find(origin.category());
        if (category.isEmpty()
                || !AppealTransition.TRANSFER.allowedIn(file.appeal().state())) {
            return List.of();
        }
        var accused = cases.accused(file);
        var proposed = new ArrayList<Proposed>();
        for (var body : routing.choice(category.get(), origin.division())) {
            if (accused.equals(Optional.of(body.id()))) {
                continue;
            }
            var reason = !proposed.isEmpty()
                    ? Reason.ALSO
                    : accused.isPresent()
                            ? Reason.INSTEAD
                            : body.division().equals(origin.division()) ? Reason.HERE : Reason.ABOVE;
            proposed.add(new Proposed(
                    body,
                    reason,
                    divisions.find(body.division()).map(Division::name).orElse("")));
        }
        return proposed;
    }
}
