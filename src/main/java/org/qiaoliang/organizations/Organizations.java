package org.qiaoliang.organizations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * The organizations of the ten kinds and their trees. Who they are and how to reach them is public; who holds which post
 * is for the staff.
 */
public interface Organizations {

    Optional<Organization> find(OrganizationId id);

    /** Several at once, in one statement; those that don't exist are left out. */
    Map<OrganizationId, Organization> find(Collection<OrganizationId> ids);

    /** Short names, for lists; one of these may be some seconds old. Those that don't exist are left out. */
    Map<OrganizationId, String> shortNames(Collection<OrganizationId> ids);

    /** The open organization of a kind for exactly this division. */
    Optional<Organization> at(OrganizationKind kind, DivisionId division);

    /** All open organizations for exactly this division, by kind. */
    List<Organization> at(DivisionId division);

    /** From the organization directly above up to the highest: escalation, review (复查) and re-review (复核) go there. */
    List<Organization> ancestorsOf(OrganizationId id);

    /**
     * Who carries on for those that are closed: the one that took over, otherwise the one above, and so on until one is
     * open. Those that are open, or have nobody, are left out.
     */
    Map<OrganizationId, OrganizationId> heirs(Collection<OrganizationId> ids);

    /** The open organizations directly below, by place. */
    List<Organization> children(OrganizationId id);

    /**
     * The open organization that should take a matter of this category: that of the place, otherwise of the division above
     * it, and so on up; among several of one division, by the order of the kinds.
     *
     * @param category code of the category
     * @param kinds which kinds may take it, preferred first
     * @param place where the matter is
     */
    Optional<Proposal> nearestAccepting(String category, List<OrganizationKind> kinds, DivisionId place);

    /** Every organization that accepts the category at the place or above it, nearest first: to choose another from. */
    List<Organization> accepting(String category, List<OrganizationKind> kinds, DivisionId place);

    /** Organizations whose name holds the words, by place; for pickers. */
    List<Organization> search(String words, int limit);

    /** Who holds a post in the organization today. Staff only. */
    List<StaffPost> staffOf(OrganizationId id);

    /** The posts somebody holds today, the main one first. Staff only. */
    List<StaffPost> postsOf(AccountId account);
}
