package org.qiaoliang.appeals.internal.category;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.Proposal;
import org.springframework.stereotype.Component;

/**
 * Which bodies may have an appeal. Ordinarily the nearest that accepts the category; a report or denunciation (检举控告)
 * goes to a body at the root of the deployment and stays there, so that it is never with the one it is about or with
 * somebody below whom that one can ask (APPEAL-2); when it is about that very body, to the next.
 */
@Component
public class Routing {
    private final Organizations organizations;
    private final Divisions divisions;

    Routing(Organizations organizations, Divisions divisions) {
        this.organizations = organizations;
        this.divisions = divisions;
    }

    /**
     * Where it goes.
     *
     * @param accused who would have received it, were it not about them; null when it is not
     */
    public record Route(Proposal proposal, @Nullable Organization accused) {
        public Organization body() {
            return proposal.organization();
        }
    }

    /**
     * The body that receives it, and why; empty when none may.
     *
     * @param aboutReceiver whether a denunciation is about the first that would: then the next one receives it
     */
    public Optional<Route> receiving(Category category, Division place, boolean aboutReceiver) {
        if (!category.passedOn()) {
            return organizations
                    .nearestAccepting(category.code(), category.kinds(), place.id())
                    .map(proposal -> new Route(proposal, null));
        }
        var bodies = choice(category, place.id());
        return bodies.stream()
                .skip(aboutReceiver ? 1 : 0)
                .findFirst()
                .map(body -> new Route(proposal(body, place), aboutReceiver ? bodies.getFirst() : null));
    }

    private static Proposal proposal(Organization body, Division place) {
        return new Proposal(
                body, place, body.division().equals(place.id()) ? Proposal.Reason.HERE : Proposal.Reason.ABOVE);
    }

    /** Those to choose from for what lies at a place, the nearest first. */
    public List<Organization> choice(Category category, DivisionId place) {
        var accepting = organizations.accepting(category.code(), category.kinds(), place);
        return category.passedOn() ? accepting.stream().filter(this::isHighest).toList() : accepting;
    }

    /** Whether a body may have an appeal of the category, wherever it is about. */
    public boolean mayHave(Category category, Organization body) {
        return body.open()
                && category.kinds().contains(body.kind())
                && body.accepts().contains(category.code())
                && (!category.passedOn() || isHighest(body));
    }

    private boolean isHighest(Organization body) {
        return divisions
                .root()
                .map(Division::id)
                .filter(body.division()::equals)
                .isPresent();
    }
}
