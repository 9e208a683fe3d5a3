package org.qiaoliang.web.internal.once;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.RateLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

@Component
@EnableConfigurationProperties(LimitSettings.class)
class CountedLimits implements RateLimits {
    private static final String PUBLIC = "public-";
    private static final String COUNT = """
            insert into web.rate as r (name, subject, window_start, count, count_before)
            values (?, ?, ?::timestamptz, 1, 0)
            on conflict on constraint rate_pk do update set
                window_start = excluded.window_start,
                count = case when r.window_start = excluded.window_start then least(r.count, ?) + 1 else 1 end,
                count_before = case
                    when r.window_start = excluded.window_start then r.count_before
                    when r.window_start = ?::timestamptz then r.count
                    else 0 end
            returning count, count_before
            """;

    private final Map<String, Limit> limits;
    private final DSLContext sql;
    private final Vault vault;
    private final Clock clock;

    CountedLimits(LimitSettings settings, @SystemDatabase DataSource systemSource, Vault vault, Clock clock) {
        this.limits = settings.all();
        // Past Spring's transactions, on a connection of its own: the count stays when the request is rolled back, and
        // one
        // statement needs no begin and commit.
        this.sql = DSL.using(systemSource, SQLDialect.POSTGRES);
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public void take(String name, String subject) {
        if (name.startsWith(PUBLIC) && CurrentViewer.get() instanceof Viewer.Staff) {
            return;
        }
        var limit = limits.getOrDefault(name, LimitSettings.other());
        var now = clock.instant();
        var start = limit.windowStart(now);
        // Refused tries count no further than one past the limit, so that who keeps trying isn't shut out for longer.
        var counted = sql.fetchSingle(
                COUNT,
                name,
                vault.lookup("web.rate", name + "/" + bounded(subject)),
                at(start),
                limit.times(),
                at(start.minus(limit.window())));
        if (!limit.allows(counted.get("count", Integer.class), counted.get("count_before", Integer.class), now)) {
            throw RuleViolation.tooMany(limit.untilNext(now), "web.rate.too-many");
        }
    }

    @Override
    public void refuseWhenSpent(String name, String subject) {
        var limit = limits.getOrDefault(name, LimitSettings.other());
        var now = clock.instant();
        var start = limit.windowStart(now);
        var counted = sql.fetchOptional(
                "select case when window_start = ?::timestamptz then count else 0 end as count,"
                        + " case when window_start = ?::timestamptz then count_before"
                        + " when window_start = ?::timestamptz then count else 0 end"
                        + " as count_before from web.rate where name = ? and subject = ?",
                at(start),
                at(start),
                at(start.minus(limit.window())),
                name,
                vault.lookup("web.rate", name + "/" + bounded(subject)));
        // One more than was counted must still be allowed.
        counted.filter(row ->
                        !limit.allows(row.get("count", Integer.class) + 1, row.get("count_before", Integer.class), now))
                .ifPresent(row -> {
                    throw RuleViolation.tooMany(limit.untilNext(now), "web.rate.too-many");
                });
    }

    /** One household or office has a network of IPv6 addresses: the network counts, behind a slash too. */
    static String bounded(String subject) {
        var start = subject.lastIndexOf('/') + 1;
        var address = subject.substring(start);
        if (address.indexOf(':') < 0 || !InetAddresses.isIpv6(address)) {
            return subject;
        }
        return subject.substring(0, start) + InetAddresses.network(address);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
