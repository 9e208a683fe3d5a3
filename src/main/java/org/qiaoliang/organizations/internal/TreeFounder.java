package org.qiaoliang.organizations.internal;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.POST;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.StaffPost.Engagement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the rows in memory, copies them over, and ties each organization to that of its kind above in one statement. */
@Service
class TreeFounder implements OrganizationSetup {
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final Divisions divisions;
    private final Clock clock;
    private final OrganizationNames names = new OrganizationNames();

    TreeFounder(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            Divisions divisions,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public int establish(Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts) {
        return Objects.requireNonNull(transactions.execute(status -> establishNow(accepts)));
    }

    @Override
    public void appoint(AccountId account, OrganizationId organization, String title, Engagement engagement) {
        transactions.executeWithoutResult(status -> system.insertInto(POST)
                .set(POST.ORGANIZATION_ID, organization.value())
                .set(POST.ACCOUNT_ID, account.value())
                .set(POST.TITLE, title)
                .set(POST.ENGAGEMENT, engagement.name())
                .set(POST.FROM_DATE, LocalDate.now(clock))
                .execute());
    }

    private int establishNow(Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts) {
        var root = divisions.root().orElseThrow(() -> new IllegalStateException("load the divisions first"));
        if (system.fetchSingle("select count(distinct division_id) from {0}", ORGANIZATION)
                        .get(0, int.class)
                >= count(root.id())) {
            return 0;
        }
        system.execute("create temporary table founded (ordinal integer, kind smallint, division_id integer, code text,"
                + " above integer, name text, short_name text, phone text, address text, hours text, accepts text[])"
                + " on commit drop");
        try (var rows = new CopyRows(system, "founded")) {
            found(rows, new ArrayList<>(List.of(root)), accepts);
        }
        system.execute("analyze founded");
        var before = system.fetchCount(VERSION);
        system.execute(
                "insert into {0} (kind, division_id, code, phone, address, hours, accepts)"
                        + " select kind, division_id, code, phone, address, hours, accepts from founded order by ordinal"
                        + " on conflict (division_id, kind) where closed_on is null do nothing",
                ORGANIZATION);
        system.execute(
                "insert into {0} (organization_id, name, short_name, superior_id)"
                        + " select o.id, f.name, f.short_name, s.id from founded f"
                        + " join {1} o on o.division_id = f.division_id and o.kind = f.kind and o.closed_on is null"
                        + " left join {1} s on s.division_id = f.above and s.kind = f.kind and s.closed_on is null"
                        + " where not exists (select from {0} v where v.organization_id = o.id)",
                VERSION, ORGANIZATION);
        return system.fetchCount(VERSION) - before;
    }

    private int count(DivisionId division) {
        return 1
                + divisions.children(division).stream()
                        .mapToInt(child -> count(child.id()))
                        .sum();
    }

    private void found(
            CopyRows rows, List<Division> path, Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts) {
        var division = path.getLast();
        var level = division.level();
        var place = names.place(path);
        var above = path.size() == 1 ? null : path.get(path.size() - 2).id();
        var ordinal = rows.count() / OrganizationKind.values().length;
        for (var kind : OrganizationKind.values()) {
            rows.add(
                    rows.count(),
                    kind.number(),
                    division.id(),
                    division.code(),
                    above,
                    names.name(kind, level, place),
                    names.shortName(kind, level, place),
                    names.phone(division.code(), kind, ordinal),
                    names.address(level, place.full()),
                    names.hours(level),
                    array(accepts.getOrDefault(kind, Map.of()).getOrDefault(level, Set.of())));
        }
        for (var child : divisions.children(division.id())) {
            path.addLast(child);
            found(rows, path, accepts);
            path.removeLast();
        }
    }

    private static String array(Set<String> categories) {
        for (var category : categories) {
            if (!category.matches("[a-z0-9-]{1,40}")) {
                throw new IllegalArgumentException("category " + category);
            }
        }
        return "{" + String.join(",", categories.stream().sorted().toList()) + "}";
    }
}
