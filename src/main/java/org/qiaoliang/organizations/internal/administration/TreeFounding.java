package org.qiaoliang.organizations.internal.administration;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.jobs.JobHandler;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.MatterCatalogue;
import org.qiaoliang.organizations.internal.OrganizationNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Founds the organizations of whole kinds at once: for a division and those below it, down to a level, wherever there is
 * none yet. They are named as such organizations are; how to reach them is for them to say. A job, since a city has some
 * fifty thousand; run again it adds what is missing.
 */
@Component
public class TreeFounding implements JobHandler {
    static final String KIND = "organizations.tree";
    private static final int BATCH = 500;
    private static final DivisionLevel LOWEST_TO_TAKE_MATTERS = DivisionLevel.COUNTY;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Divisions divisions;
    private final List<MatterCatalogue> catalogues;
    private final Audit audit;
    private final Clock clock;
    private final OrganizationNames names = new OrganizationNames();

    TreeFounding(
            DSLContext sql,
            TransactionTemplate transactions,
            Divisions divisions,
            List<MatterCatalogue> catalogues,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.divisions = divisions;
        this.catalogues = catalogues;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param deepest no organizations below this level
     * @param takingMatters whether those of counties and above take all that their kind may take
     */
    public record Plan(
            DivisionCode division, Set<OrganizationKind> kinds, DivisionLevel deepest, boolean takingMatters) {
        public Plan {
            kinds = Set.copyOf(kinds);
        }

        Map<String, String> written() {
            return Map.of(
                    "division", division.digits(),
                    "kinds", kinds.stream().map(OrganizationKind::code).sorted().collect(Collectors.joining(",")),
                    "deepest", deepest.name(),
                    "matters", String.valueOf(takingMatters));
        }

        private static Plan read(Map<String, String> written) {
            var kinds = EnumSet.noneOf(OrganizationKind.class);
            for (var code : text(written, "kinds").split(",")) {
                kinds.add(OrganizationKind.ofCode(code).orElseThrow());
            }
            return new Plan(
                    new DivisionCode(text(written, "division")),
                    kinds,
                    DivisionLevel.valueOf(text(written, "deepest")),
                    Boolean.parseBoolean(text(written, "matters")));
        }

        private static String text(Map<String, String> written, String key) {
            return Objects.requireNonNull(written.get(key), key);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Map<String, String> parameters, Run run) {
        var plan = Plan.read(parameters);
        requireMine(plan);
        var top = divisions.byCode(plan.division).orElseThrow(Absent::new);
        long total = (long) count(top, plan.deepest) * plan.kinds.size();
        long done = 0;
        for (var kind : plan.kinds.stream().sorted().toList()) {
            var above = new HashMap<DivisionId, Long>();
            nearest(kind, divisions.path(top.id())).ifPresent(id -> above.put(top.id(), id));
            var level = List.of(top);
            while (!level.isEmpty()) {
                var below = new ArrayList<Division>();
                for (var from = 0; from < level.size(); from += BATCH) {
                    var batch = level.subList(from, Math.min(level.size(), from + BATCH));
                    var founded = Objects.requireNonNull(
                            transactions.execute(status -> found(kind, batch, above, plan.takingMatters)));
                    done += batch.size();
                    run.progress(done, total);
                    for (var division : batch) {
                        if (division.level().compareTo(plan.deepest) < 0) {
                            var here = Objects.requireNonNull(founded.get(division.id()));
                            divisions.children(division.id()).forEach(child -> {
                                above.put(child.id(), here);
                                below.add(child);
                            });
                        }
                    }
                }
                level = below;
            }
        }
    }

    /** The organizations of these divisions, those that were there and those that are new. */
    private Map<DivisionId, Long> found(
            OrganizationKind kind, List<Division> batch, Map<DivisionId, Long> above, boolean takingMatters) {
        var there = organizations(kind, batch);
        var missing = batch.stream()
                .filter(division -> !there.containsKey(division.id()))
                .toList();
        if (missing.isEmpty()) {
            return there;
        }
        var insert = sql.insertInto(
                ORGANIZATION,
                ORGANIZATION.KIND,
                ORGANIZATION.DIVISION_ID,
                ORGANIZATION.CODE,
                ORGANIZATION.HOURS,
                ORGANIZATION.ACCEPTS);
        for (var division : missing) {
            insert = insert.values(
                    (short) kind.number(),
                    division.id().value(),
                    division.code().digits(),
                    names.hours(division.level()),
                    takingMatters ? matters(kind, division.level()) : new String[0]);
        }
        // Somebody may found one by hand meanwhile: theirs stays.
        var made = insert.onConflictDoNothing()
                .returningResult(ORGANIZATION.ID, ORGANIZATION.DIVISION_ID)
                .fetchMap(row -> new DivisionId(row.value2()), row -> row.value1());
        describe(kind, missing, made, above);
        there.putAll(made.size() == missing.size() ? made : organizations(kind, missing));
        return there;
    }

    private void describe(
            OrganizationKind kind, List<Division> missing, Map<DivisionId, Long> made, Map<DivisionId, Long> above) {
        var insert = sql.insertInto(
                VERSION,
                VERSION.ORGANIZATION_ID,
                VERSION.NAME,
                VERSION.SHORT_NAME,
                VERSION.SUPERIOR_ID,
                VERSION.VALID_FROM);
        var described = 0;
        for (var division : missing) {
            var id = made.get(division.id());
            if (id != null) {
                var place = names.place(divisions.path(division.id()));
                insert = insert.values(
                        id,
                        names.name(kind, division.level(), place),
                        names.shortName(kind, division.level(), place),
                        superior(above, division),
                        LocalDate.now(clock));
                described++;
            }
        }
        if (described == 0) {
            return;
        }
        insert.execute();
        var first = missing.getFirst().code();
        audit.record(AuditEvent.of("organizations.founded", "division", first.digits(), ScopeKey.of(kind, first))
                .change(Map.of(), Map.of("kind", kind.code(), "number", String.valueOf(described))));
    }

    private static @Nullable Long superior(Map<DivisionId, Long> above, Division division) {
        return above.get(division.id());
    }

    private Map<DivisionId, Long> organizations(OrganizationKind kind, Collection<Division> of) {
        return sql.select(ORGANIZATION.ID, ORGANIZATION.DIVISION_ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.KIND.eq((short) kind.number()))
                .and(ORGANIZATION.DIVISION_ID.in(
                        of.stream().map(division -> division.id().value()).toList()))
                .and(ORGANIZATION.CLOSED_ON.isNull())
                .fetchMap(row -> new DivisionId(row.value2()), row -> row.value1());
    }

    /** That of the kind above the last of the path. */
    private Optional<Long> nearest(OrganizationKind kind, List<Division> path) {
        var above = organizations(kind, path);
        return path.reversed().stream()
                .skip(1)
                .map(division -> above.get(division.id()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private String[] matters(OrganizationKind kind, DivisionLevel level) {
        return level.compareTo(LOWEST_TO_TAKE_MATTERS) > 0
                ? new String[0]
                : catalogues.stream()
                        .flatMap(catalogue -> catalogue.matters(Locale.CHINESE).stream())
                        .filter(matter -> matter.kinds().contains(kind))
                        .map(MatterCatalogue.Matter::code)
                        .sorted()
                        .toArray(String[]::new);
    }

    private int count(Division division, DivisionLevel deepest) {
        return division.level().compareTo(deepest) >= 0
                ? 1
                : 1
                        + divisions.children(division.id()).stream()
                                .mapToInt(child -> count(child, deepest))
                                .sum();
    }

    /** One who manages organizations of all these kinds there may ask for it. */
    static void requireMine(Plan plan) {
        var mine = CurrentViewer.get().scope(Permission.ORGANIZATIONS_MANAGE);
        if (!plan.kinds.stream().allMatch(kind -> mine.covers(Scope.of(kind, plan.division)))) {
            throw new RuleViolation("division", "organizations.not-yours");
        }
    }

    /** The levels that a deployment's tree can end at. */
    public static List<DivisionLevel> levels() {
        return Arrays.stream(DivisionLevel.values())
                .filter(level -> level != DivisionLevel.PROVINCE)
                .toList();
    }
}
