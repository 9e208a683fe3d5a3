package org.qiaoliang.organizations.internal.administration;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.POST;
import static org.qiaoliang.tables.organizations.Tables.SUCCESSION;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationWork;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.qiaoliang.organizations.internal.OrganizationStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes an organization; what is open goes to an heir, so that nobody's matter lies with nobody. */
@Service
public class Closing {
    private static final int LONGEST_REASON = 200;

    private final DSLContext sql;
    private final OrganizationService organizations;
    private final List<OrganizationWork> work;
    private final ApplicationEventPublisher events;

    Closing(
            DSLContext sql,
            OrganizationService organizations,
            List<OrganizationWork> work,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.organizations = organizations;
        this.work = work;
        this.events = events;
    }

    /** How it is to be closed, as typed. */
    public record Wish(@Nullable Long heir, @Nullable LocalDate on, String reason) {}

    /** How much is open with an organization, by message key. */
    public Map<String, Long> open(OrganizationId id) {
        return work.stream().collect(Collectors.toMap(OrganizationWork::key, source -> source.open(id)));
    }

    /** Who may take over: those of its kind directly above it, beside it and below it. */
    @Transactional(readOnly = true)
    public List<Organization> heirs(Organization organization) {
        var above = organization.superior().map(OrganizationId::value).orElse(-1L);
        return OrganizationStore.list(
                sql,
                OrganizationStore.open()
                        .and(OrganizationStore.of(organization.kind()))
                        .and(ORGANIZATION.ID.ne(organization.id().value()))
                        .and(ORGANIZATION
                                .ID
                                .eq(above)
                                .or(VERSION.SUPERIOR_ID.eq(above))
                                .or(VERSION.SUPERIOR_ID.eq(organization.id().value()))),
                500);
    }

    @Transactional
    public void close(OrganizationId id, int version, Wish wish) {
        var organization = organizations.managed(id);
        var day = organizations.day(wish.on);
        var why = wish.reason.strip();
        if (why.length() < 2 || why.length() > LONGEST_REASON) {
            throw new RuleViolation("reason", "organizations.reason.length", LONGEST_REASON);
        }
        var heir = heirs(organization).stream()
                .filter(o -> Long.valueOf(o.id().value()).equals(wish.heir))
                .findFirst();
        var below = OrganizationStore.below(sql, id, 1).isEmpty();
        var nothing = open(id).values().stream().allMatch(count -> count == 0);
        if (heir.isEmpty() && (wish.heir != null || !below || !nothing)) {
            throw new RuleViolation("heir", "organizations.heir.needed");
        }
        organizations.change(id, version, Map.of(ORGANIZATION.CLOSED_ON, day));
        sql.update(POST)
                .set(POST.TO_DATE, DSL.greatest(POST.FROM_DATE, DSL.val(day)))
                .where(POST.ORGANIZATION_ID.eq(id.value()), POST.TO_DATE.isNull())
                .execute();
        heir.ifPresent(to -> succeed(id, to.id(), day));
        organizations.record(
                "organization.closed",
                organization,
                Map.of("name", organization.name()),
                Map.of(
                        "on", day.toString(),
                        "reason", why,
                        "heir", heir.map(o -> o.id().toString()).orElse("")));
    }

    private void succeed(OrganizationId from, OrganizationId to, LocalDate day) {
        sql.insertInto(SUCCESSION)
                .set(SUCCESSION.FROM_ID, from.value())
                .set(SUCCESSION.TO_ID, to.value())
                .set(SUCCESSION.SINCE, day)
                .execute();
        sql.execute("select organizations.follow_superiors(array[]::int[], {0})", DSL.val(day));
        events.publishEvent(new OrganizationsSucceeded(Map.of(from, to), day));
    }
}
