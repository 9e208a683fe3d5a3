package org.qiaoliang.web.internal.once;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final int VALUES = 7;
    /** One count in the chain; it is made when the one before it is within its limit. */
    private static final String COUNT = """
            %s as (insert into web.rate as r (name, subject, window_start, count, count_before)
                select ?, ?, ?::timestamptz, 1, 0 %s
                on conflict on constraint rate_pk do update set
                    window_start = excluded.window_start,
                    count = case when r.window_start = excluded.window_start then least(r.count, ?) + 1 else 1 end,
                    count_before = case
                        when r.window_start = excluded.window_start then r.count_before
                        when r.window_start = ?::timestamptz then r.count
                        else 0 end
                returning count + count_before * ?::float8 <= ? as allowed)""";

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
    public void take(List<Try> tries) {
        var bounding = tries.stream().filter(one -> !exempt(one)).toList();
        if (bounding.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var values = new ArrayList<Object>(VALUES * bounding.size());
        for (var one : bounding) {
            var limit = limit(one.limit());
            var start = limit.windowStart(now);
            values.add(one.limit());
            values.add(key(one.limit(), one.subject()));
            values.add(at(start));
            // Refused tries count no further than one past the limit, so that who keeps trying isn't shut out for
            // longer.
            values.add(limit.times());
            values.add(at(start.minus(limit.window())));
            values.add(limit.restOfWindow(now));
            values.add(limit.times());
        }
        var allowed = sql.fetch(chain(bounding.size()), values.toArray()).getValues("allowed", Boolean.class);
        var refused = allowed.indexOf(false);
        if (refused >= 0) {
            throw RuleViolation.tooMany(limit(bounding.get(refused).limit()).untilNext(now), "web.rate.too-many");
        }
    }

    private static boolean exempt(Try one) {
        return one.limit().startsWith(PUBLIC) && CurrentViewer.get() instanceof Viewer.Staff;
    }

    private static String chain(int length) {
        var counts = IntStream.range(0, length)
                .mapToObj(i -> COUNT.formatted("t" + i, i == 0 ? "" : "from t" + (i - 1) + " where allowed"))
                .collect(Collectors.joining(",\n"));
        var answers = IntStream.range(0, length)
                .mapToObj(i -> "select %d as turn, allowed from t%d".formatted(i, i))
                .collect(Collectors.joining(" union all "));
        return "with " + counts + "\n" + answers + " order by turn";
    }

    private Limit limit(String name) {
        return limits.getOrDefault(name, LimitSettings.other());
    }

    private byte[] key(String name, String subject) {
        return vault.lookup("web.rate", name + "/" + bounded(subject));
    }

    @Override
    public void refuseWhenSpent(String name, String subject) {
        var limit = limit(name);
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
                key(name, subject));
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
