package org.qiaoliang.organizations.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.qiaoliang.kernel.OrganizationId;

/** Short names, kept for some seconds: every list asks for the same few, and they hardly ever change. */
final class ShortNames {
    private static final long KEEP = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 20_000;

    private final Map<OrganizationId, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String name, long since) {}

    Map<OrganizationId, String> of(
            Collection<OrganizationId> ids, Function<Collection<OrganizationId>, Map<OrganizationId, String>> read) {
        var now = System.nanoTime();
        var names = new HashMap<OrganizationId, String>();
        var unknown = new HashSet<OrganizationId>();
        for (var id : ids) {
            var known = kept.get(id);
            if (known != null && now - known.since < KEEP) {
                names.put(id, known.name);
            } else {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            if (kept.size() > MOST) {
                kept.clear();
            }
            read.apply(unknown).forEach((id, name) -> {
                kept.put(id, new Kept(name, now));
                names.put(id, name);
            });
        }
        return names;
    }
}
