package org.qiaoliang.organizations.internal.administration;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.organizations.DutyHours;
import org.qiaoliang.organizations.MatterCatalogue;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.internal.OrganizationNames;
import org.qiaoliang.organizations.internal.OrganizationStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what an organization says of itself. Whoever manages organizations there may; everybody else of the staff reads
 * them, so that a change beyond one's scope is refused and not absent.
 */
@Service
public class OrganizationService {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SHORT_NAME = 60;
    private static final int LONGEST_PHONE = 30;
    private static final int LONGEST_ADDRESS = 200;

    private final DSLContext sql;
    private final Divisions divisions;
    private final List<MatterCatalogue> catalogues;
    private final Audit audit;
    private final Clock clock;
    private final OrganizationNames names = new OrganizationNames();

    OrganizationService(
            DSLContext sql, Divisions divisions, List<MatterCatalogue> catalogues, Audit audit, Clock clock) {
        this.sql = sql;
        this.divisions = divisions;
        this.catalogues = catalogues;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new organization, as typed; empty names are made as those of its kind and level are. */
    public record Draft(String kind, String division, String name, String shortName) {}

    /** Founds the organization of a kind for a division that has none. */
    @Transactional
    public OrganizationId found(Draft draft) {
        var kind = OrganizationKind.ofCode(draft.kind)
                .orElseThrow(() -> new RuleViolation("kind", "organizations.kind.missing"));
        var division = divisions.require("division", draft.division);
        var key = ScopeKey.of(kind, division.code());
        if (!mine().contains(key)) {
            throw new RuleViolation("division", "organizations.not-yours");
        }
        if (sql.fetchExists(
                ORGANIZATION,
                OrganizationStore.in(division.id())
                        .and(OrganizationStore.of(kind))
                        .and(OrganizationStore.open()))) {
            throw new RuleViolation(Kind.CONFLICT, "division", "organizations.exists", division.fullName());
        }
        var path = divisions.path(division.id());
        var place = names.place(path);
        var name = name(
                "name", draft.name.isBlank() ? names.name(kind, division.level(), place) : draft.name, LONGEST_NAME);
        var shortName = name(
                "shortName",
                draft.shortName.isBlank() ? names.shortName(kind, division.level(), place) : draft.shortName,
                LONGEST_SHORT_NAME);
        var id = sql.insertInto(ORGANIZATION)
                .set(ORGANIZATION.KIND, (short) kind.number())
                .set(ORGANIZATION.DIVISION_ID, division.id().value())
                .set(ORGANIZATION.CODE, division.code().digits())
                .set(ORGANIZATION.HOURS, names.hours(division.level()))
                .returningResult(ORGANIZATION.ID)
                .fetchSingle()
                .value1();
        sql.insertInto(VERSION)
                .set(VERSION.ORGANIZATION_ID, id)
                .set(VERSION.NAME, name)
                .set(VERSION.SHORT_NAME, shortName)
                .set(VERSION.SUPERIOR_ID, superior(kind, path))
                .set(VERSION.VALID_FROM, today())
                .execute();
        audit.record(AuditEvent.of("organization.founded", "organization", id.toString(), key)
                .change(
                        Map.of(),
                        Map.of("name", name, "division", division.code().digits())));
        return new OrganizationId(id);
    }

    /** How people reach it. */
    @Transactional
    public void reachAt(OrganizationId id, int version, String phone, String address, String hours) {
        var before = managed(id);
        var complaints = new ArrayList<RuleViolation.Complaint>();
        var number = phone.strip();
        if (!number.matches("[0-9+() /,;\\u8f6c-]{0," + LONGEST_PHONE + "}")) {
            complaints.add(new RuleViolation.Complaint("phone", "organizations.phone.form", List.of(LONGEST_PHONE)));
        }
        var street = address.strip();
        if (street.length() > LONGEST_ADDRESS || street.chars().anyMatch(Character::isISOControl)) {
            complaints.add(
                    new RuleViolation.Complaint("address", "organizations.address.length", List.of(LONGEST_ADDRESS)));
        }
        var shifts = DutyHours.NONE;
        try {
            shifts = DutyHours.parse(hours);
        } catch (RuleViolation wrong) {
            complaints.addAll(wrong.complaints());
        }
        if (!complaints.isEmpty()) {
            throw new RuleViolation(Kind.INVALID, complaints);
        }
        change(
                id,
                version,
                Map.of(
                        ORGANIZATION.PHONE,
                        number,
                        ORGANIZATION.ADDRESS,
                        street,
                        ORGANIZATION.HOURS,
                        shifts.toString()));
        var contact = before.contact();
        record(
                "organization.contact-changed",
                before,
                Map.of(
                        "phone", contact.phone(),
                        "address", contact.address(),
                        "hours", contact.hours().toString()),
                Map.of("phone", number, "address", street, "hours", shifts.toString()));
    }

    /** Which categories of matters it takes on. */
    @Transactional
    public void accept(OrganizationId id, int version, Set<String> categories) {
        var before = managed(id);
        var known = catalogues.stream()
                .flatMap(catalogue -> catalogue.matters(Locale.CHINESE).stream())
                .filter(matter -> matter.kinds().contains(before.kind()))
                .map(MatterCatalogue.Matter::code)
                .collect(Collectors.toSet());
        if (!known.containsAll(categories)) {
            throw new RuleViolation("accepts", "organizations.accepts.unknown");
        }
        // What it took on and is no longer offered to anybody stays as it is: open matters still refer to it.
        var all = new TreeSet<>(before.accepts());
        all.removeAll(known);
        all.addAll(categories);
        change(id, version, Map.of(ORGANIZATION.ACCEPTS, all.toArray(String[]::new)));
        record(
                "organization.scope-changed",
                before,
                Map.of("accepts", String.join(" ", new TreeSet<>(before.accepts()))),
                Map.of("accepts", String.join(" ", all)));
    }

    /** Another name from a day on; what it was called before stays known. */
    @Transactional
    public void rename(OrganizationId id, int version, String name, String shortName, @Nullable LocalDate on) {
        var before = managed(id);
        var day = day(on);
        var fullName = name("name", name, LONGEST_NAME);
        var brief = name("shortName", shortName, LONGEST_SHORT_NAME);
        if (fullName.equals(before.name()) && brief.equals(before.shortName())) {
            throw new RuleViolation("name", "organizations.name.same");
        }
        var latest = VERSION.ORGANIZATION_ID.eq(id.value()).and(VERSION.VALID_TO.isNull());
        if (sql.fetchExists(VERSION, latest.and(VERSION.VALID_FROM.gt(day)))) {
            throw new RuleViolation("on", "organizations.change.too-early");
        }
        change(id, version, Map.of());
        var sameDay = sql.update(VERSION)
                .set(VERSION.NAME, fullName)
                .set(VERSION.SHORT_NAME, brief)
                .where(latest)
                .and(VERSION.VALID_FROM.eq(day))
                .execute();
        if (sameDay == 0) {
            sql.update(VERSION).set(VERSION.VALID_TO, day).where(latest).execute();
            sql.insertInto(VERSION)
                    .set(VERSION.ORGANIZATION_ID, id.value())
                    .set(VERSION.NAME, fullName)
                    .set(VERSION.SHORT_NAME, brief)
                    .set(
                            VERSION.SUPERIOR_ID,
                            before.superior().map(OrganizationId::value).orElse(null))
                    .set(VERSION.VALID_FROM, day)
                    .execute();
        }
        record(
                "organization.renamed",
                before,
                Map.of("name", before.name(), "shortName", before.shortName()),
                Map.of("name", fullName, "shortName", brief, "on", day.toString()));
    }

    /** The organization, when it is open and the viewer manages it. */
    Organization managed(OrganizationId id) {
        var organization = OrganizationStore.find(sql, id).orElseThrow(Absent::new);
        if (!mine().contains(organization.scopeKey())) {
            throw new RuleViolation(Kind.NOT_ALLOWED, "", "organizations.not-yours");
        }
        if (!organization.open()) {
            throw new RuleViolation(Kind.NOT_ALLOWED, "", "organizations.closed");
        }
        return organization;
    }

    /** Writes to the row, if nobody else has since it was read. */
    void change(OrganizationId id, int version, Map<Field<?>, ?> values) {
        var changed = sql.update(ORGANIZATION)
                .set(ORGANIZATION.VERSION, ORGANIZATION.VERSION.plus(1))
                .set(values)
                .where(ORGANIZATION.ID.eq(id.value()), ORGANIZATION.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw new RuleViolation(Kind.STALE, "", "organizations.stale");
        }
    }

    void record(String action, Organization of, Map<String, String> before, Map<String, String> after) {
        audit.record(AuditEvent.of(action, "organization", of.id().toString(), of.scopeKey())
                .change(before, after));
    }

    /** A day that has come; today when none was said. */
    LocalDate day(@Nullable LocalDate on) {
        if (on == null) {
            return today();
        }
        if (on.isAfter(today())) {
            throw new RuleViolation("on", "organizations.change.to-come");
        }
        return on;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private @Nullable Long superior(OrganizationKind kind, List<Division> path) {
        for (var i = path.size() - 2; i >= 0; i--) {
            var above = sql.select(ORGANIZATION.ID)
                    .from(ORGANIZATION)
                    .where(OrganizationStore.in(path.get(i).id()))
                    .and(OrganizationStore.of(kind))
                    .and(OrganizationStore.open())
                    .fetchOne(ORGANIZATION.ID);
            if (above != null) {
                return above;
            }
        }
        return null;
    }

    private static Scope mine() {
        return CurrentViewer.get().scope(Permission.ORGANIZATIONS_MANAGE);
    }

    private static String name(String field, String typed, int longest) {
        var clean = typed.strip();
        if (clean.isEmpty() || clean.length() > longest || clean.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation(field, "organizations.name.length", longest);
        }
        return clean;
    }
}
