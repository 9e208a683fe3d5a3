package org.qiaoliang.organizations.internal;

import static org.qiaoliang.tables.organizations.Tables.POST;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.Proposal;
import org.qiaoliang.organizations.Proposal.Reason;
import org.qiaoliang.organizations.StaffPost;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Answers from the tables, in the transaction that is open, if one is. */
@Service
class StoredOrganizations implements Organizations {
    private static final int ALL = 10_000;

    private final DSLContext app;
    private final ActiveDatabase active;
    private final Divisions divisions;
    private final ShortNames names = new ShortNames();

    StoredOrganizations(DSLContext app, ActiveDatabase active, Divisions divisions) {
        this.app = app;
        this.active = active;
        this.divisions = divisions;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return OrganizationStore.find(sql(), id);
    }

    @Override
    public Map<OrganizationId, Organization> find(Collection<OrganizationId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : OrganizationStore.list(sql(), OrganizationStore.is(ids), ALL).stream()
                        .collect(Collectors.toMap(Organization::id, Function.identity()));
    }

    @Override
    public Map<OrganizationId, String> shortNames(Collection<OrganizationId> ids) {
        return names.of(ids, unknown -> OrganizationStore.shortNames(sql(), unknown));
    }

    @Override
    public Optional<Organization> at(OrganizationKind kind, DivisionId division) {
        var condition = OrganizationStore.in(division).and(OrganizationStore.of(kind));
        return OrganizationStore.list(sql(), condition.and(OrganizationStore.open()), 1).stream()
                .findFirst();
    }

    @Override
    public List<Organization> at(DivisionId division) {
        var condition = OrganizationStore.in(division).and(OrganizationStore.open());
        return OrganizationStore.list(sql(), condition, ALL);
    }

    @Override
    public List<Organization> ancestorsOf(OrganizationId id) {
        var superiors = OrganizationStore.superiors(sql(), id);
        var found = find(superiors);
        return superiors.stream().map(found::get).filter(o -> o != null).toList();
    }

    @Override
    public Map<OrganizationId, OrganizationId> heirs(Collection<OrganizationId> ids) {
        return ids.isEmpty() ? Map.of() : OrganizationStore.heirs(sql(), ids);
    }

    @Override
    public List<Organization> children(OrganizationId id) {
        return OrganizationStore.below(sql(), id, ALL);
    }

    @Override
    public Optional<Proposal> nearestAccepting(String category, List<OrganizationKind> kinds, DivisionId place) {
        var path = divisions.path(place);
        if (path.isEmpty() || kinds.isEmpty()) {
            return Optional.empty();
        }
        var asked = path.getLast();
        return OrganizationStore.nearest(
                        sql(), category, kinds, path.stream().map(Division::id).toList())
                .map(organization -> new Proposal(organization, asked, reason(organization, asked)));
    }

    @Override
    public List<Organization> accepting(String category, List<OrganizationKind> kinds, DivisionId place) {
        var path = divisions.path(place).stream().map(Division::id).toList();
        if (path.isEmpty() || kinds.isEmpty()) {
            return List.of();
        }
        var nearestFirst = Comparator.comparingInt(
                        (Organization organization) -> -path.indexOf(organization.division()))
                .thenComparingInt(organization -> kinds.indexOf(organization.kind()));
        return OrganizationStore.list(sql(), OrganizationStore.accepting(category, kinds, path), ALL).stream()
                .sorted(nearestFirst)
                .toList();
    }

    @Override
    public List<Organization> search(String words, int limit) {
        return words.isBlank() ? List.of() : OrganizationStore.named(sql(), words.strip(), limit);
    }

    @Override
    public List<StaffPost> staffOf(OrganizationId id) {
        return OrganizationStore.posts(sql(), POST.ORGANIZATION_ID.eq(id.value()));
    }

    @Override
    public List<StaffPost> postsOf(AccountId account) {
        return OrganizationStore.posts(sql(), POST.ACCOUNT_ID.eq(account.value()));
    }

    private static Reason reason(Organization organization, Division asked) {
        return organization.division().equals(asked.id()) ? Reason.HERE : Reason.ABOVE;
    }

    private DSLContext sql() {
        return TransactionSynchronizationManager.isActualTransactionActive() ? active.sql() : app;
    }
}
