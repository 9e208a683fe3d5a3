package org.qiaoliang.identity.internal.session;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.springframework.stereotype.Component;

/**
 * Turns the grants of an account into what each permission reaches (ACCESS-1): grants add up permission by permission, so
 * that reading here and handling there never becomes handling here.
 */
@Component
public class GrantScopes {
    /** Few different sets of grants exist beside the many requests; kept until there are suspiciously many. */
    private static final int KEPT = 10_000;

    private final Map<String, Reach> known = new ConcurrentHashMap<>();

    /** What a set of grants gives. */
    public record Reach(Set<Role> roles, Map<Permission, Scope> scopes) {}

    /** @param grants as the database lists them: {@code role:kind:division}, kind 0 for all, separated by blanks */
    public Reach of(String grants) {
        var reach = known.get(grants);
        if (reach == null) {
            reach = compute(grants);
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(grants, reach);
        }
        return reach;
    }

    private static Reach compute(String grants) {
        var roles = EnumSet.noneOf(Role.class);
        var scopes = new EnumMap<Permission, Scope>(Permission.class);
        for (var grant : grants.split(" ")) {
            var parts = grant.split(":");
            // A role that this version no longer knows gives nothing.
            var role = parts.length == 3 ? Role.ofCode(parts[0]).orElse(null) : null;
            if (role != null) {
                roles.add(role);
                var scope = scope(Integer.parseInt(parts[1]), new DivisionCode(parts[2]));
                role.permissions().forEach(permission -> scopes.merge(permission, scope, Scope::plus));
            }
        }
        return new Reach(Set.copyOf(roles), Map.copyOf(scopes));
    }

    private static Scope scope(int kind, DivisionCode division) {
        return kind == 0 ? Scope.ofAllKinds(division) : Scope.of(OrganizationKind.ofNumber(kind), division);
    }
}
