package org.qiaoliang.identity.internal.session;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.springframework.stereotype.Component;

/**
 * Turns the grants of an account into what each permission reaches (ACCESS-1): grants add up permission by permission, so
 * that reading here and handling there never becomes handling here. A grant over a division follows it through renaming,
 * moves and mergers (DIV-1).
 */
@Component
public class GrantScopes {
    /** Few different sets of grants exist beside the many requests; forgotten when there are suspiciously many. */
    private static final int KEPT = 10_000;
    /** Divisions change rarely, and a change elsewhere is known here within seconds. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int PARTS = 4;

    private final Divisions divisions;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    GrantScopes(Divisions divisions) {
        this.divisions = divisions;
    }

    private record Known(Reach reach, long at) {}

    /** What a set of grants gives. */
    public record Reach(Set<Role> roles, Map<Permission, Scope> scopes) {
        public Scope scope(Permission permission) {
            return scopes.getOrDefault(permission, Scope.NONE);
        }
    }

    /**
     * @param grants as the database lists them: {@code role:kind:division:since}, kind 0 for all, separated by blanks
     */
    public Reach of(String grants) {
        var now = System.nanoTime();
        var found = known.get(grants);
        if (found == null || now - found.at > FRESH.toNanos()) {
            if (known.size() >= KEPT) {
                known.clear();
            }
            found = new Known(compute(grants), now);
            known.put(grants, found);
        }
        return found.reach;
    }

    private Reach compute(String grants) {
        var roles = EnumSet.noneOf(Role.class);
        var scopes = new EnumMap<Permission, Scope>(Permission.class);
        for (var grant : grants.split(" ")) {
            var parts = grant.split(":");
            // A role that this version no longer knows gives nothing.
            var role = parts.length == PARTS ? Role.ofCode(parts[0]).orElse(null) : null;
            if (role != null) {
                roles.add(role);
                var scope = scope(Integer.parseInt(parts[1]), new DivisionCode(parts[2]), LocalDate.parse(parts[3]));
                role.permissions().forEach(permission -> scopes.merge(permission, scope, Scope::plus));
            }
        }
        return new Reach(Set.copyOf(roles), Map.copyOf(scopes));
    }

    private Scope scope(int kind, DivisionCode code, LocalDate since) {
        var division = divisions.byCode(code, since).or(() -> divisions.byCode(code));
        if (division.isEmpty()) {
            return kind == 0 ? Scope.ofAllKinds(code) : Scope.of(OrganizationKind.ofNumber(kind), code);
        }
        var id = division.get().id();
        return kind == 0 ? divisions.scopeOfAllKinds(id) : divisions.scopeOf(OrganizationKind.ofNumber(kind), id);
    }
}
