package org.qiaoliang.appeals.internal.settings;

import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.POLICY;
import static org.qiaoliang.tables.appeals.Tables.POLICY_VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.PolicyVersion;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.appeals.internal.deadlines.TransferRule;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters new versions of deadline policies (APPEAL-2). A version is never edited; the next one begins on a day of its own,
 * today or later and not before the one it follows, and leaves matters under way as they are unless it says otherwise.
 */
@Service
class PolicySettings {
    /** The terms of a policy, by the names of their form fields; the last one may be left out. */
    static final List<String> TERMS = List.of(
            "accept",
            "settle",
            "simplifiedAccept",
            "simplifiedSettle",
            "requestReview",
            "decideReview",
            "requestReReview",
            "decideReReview",
            "returnReferral",
            "serviceTarget");

    private static final int LONGEST = 3650;
    private static final int LONGEST_NAME_ZH = 40;
    private static final int LONGEST_NAME_EN = 80;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DSLContext sql;
    private final DSLContext system;
    private final CategoryBook book;
    private final SettingsGuard guard;
    private final Clock clock;

    PolicySettings(
            DSLContext sql, @SystemDatabase DSLContext system, CategoryBook book, SettingsGuard guard, Clock clock) {
        this.sql = sql;
        this.system = system;
        this.book = book;
        this.guard = guard;
        this.clock = clock;
    }

    /** The next version as the form says it; refused with everything that is wrong with it. */
    PolicyVersion read(String code, Form form) {
        var latest = book.versions(code).stream().findFirst().orElseThrow(Absent::new);
        var complaints = new Complaints();
        var from = day(form.value("from"), complaints);
        if (from != null && (from.isBefore(today()) || from.isBefore(latest.from()))) {
            complaints.add(
                    "from",
                    "appeals.settings.from.early",
                    latest.from().isAfter(today()) ? latest.from().toString() : today().toString());
        }
        return version(code, latest.policy().version() + 1, from, form, complaints);
    }

    private static PolicyVersion version(
            String code, int number, @Nullable LocalDate from, Form form, Complaints complaints) {
        var terms = new LinkedHashMap<String, Term>();
        for (var name : TERMS) {
            var term = term(name, form, complaints);
            if (term != null) {
                terms.put(name, term);
            }
        }
        var extension = number("extensionDays", form, 365, complaints);
        var warn = number("warnWorkingDays", form, 30, complaints);
        var basis = complaints.text("basis", form.value("basis"), 2, 200);
        complaints.raise();
        if (from == null) {
            throw new IllegalStateException("a version without its day");
        }
        var policy = new DeadlinePolicy(
                code,
                number,
                of(terms, "accept"),
                of(terms, "settle"),
                of(terms, "simplifiedAccept"),
                of(terms, "simplifiedSettle"),
                extension,
                of(terms, "requestReview"),
                of(terms, "decideReview"),
                of(terms, "requestReReview"),
                of(terms, "decideReReview"),
                of(terms, "returnReferral"),
                terms.get("serviceTarget"),
                warn,
                form.value("transferRule").equals("continue") ? TransferRule.CONTINUE : TransferRule.RESTART,
                form.has("secondPerson", "true"),
                form.has("targetPauses", "true"));
        return new PolicyVersion(policy, from, form.has("forOpen", "true"), basis);
    }

    /** @param seen the version that the new one was made from */
    @Transactional
    public void enter(String code, int seen, Form form) {
        guard.require();
        var version = read(code, form);
        var policy = version.policy();
        if (policy.version() != seen + 1) {
            throw SettingsGuard.stale();
        }
        var before = book.versions(code).getFirst();
        if (sql.fetchExists(
                POLICY_VERSION, POLICY_VERSION.POLICY.eq(code).and(POLICY_VERSION.VERSION.ge(policy.version())))) {
            throw SettingsGuard.stale();
        }
        version.insert(sql, CurrentViewer.staff().account());
        guard.changed(AuditEvent.of("policy.version-entered", "policy", code, null)
                .change(facts(before), facts(version))
                .because(version.basis()));
    }

    /** A policy that no category follows yet, with its first version, which holds from today on. */
    @Transactional
    public String add(Form form) {
        guard.require();
        var complaints = new Complaints();
        var code = form.value("code").strip();
        if (!code.matches("[a-z0-9-]{2,40}") || code.equals(PolicyPages.NEW)) {
            complaints.add("code", "appeals.settings.code.form");
        } else if (book.policies().stream().anyMatch(policy -> policy.code().equals(code))) {
            complaints.add("code", "appeals.settings.code.taken");
        }
        var nameZh = complaints.text("nameZh", form.value("nameZh"), 1, LONGEST_NAME_ZH);
        var nameEn = complaints.text("nameEn", form.value("nameEn"), 1, LONGEST_NAME_EN);
        var first = version(code, 1, today(), form, complaints);
        var fresh = sql.insertInto(POLICY)
                .set(POLICY.CODE, code)
                .set(POLICY.NAME_ZH, nameZh)
                .set(POLICY.NAME_EN, nameEn)
                .onConflictDoNothing()
                .execute();
        if (fresh == 0) {
            throw new RuleViolation("code", "appeals.settings.code.taken");
        }
        first.insert(sql, CurrentViewer.staff().account());
        var facts = new TreeMap<>(facts(first));
        facts.putAll(names(nameZh, nameEn));
        guard.changed(AuditEvent.of("policy.added", "policy", code, null)
                .change(Map.of(), facts)
                .because(first.basis()));
        return code;
    }

    /** @param seen the version of the names that were changed */
    @Transactional
    public void rename(String code, int seen, Form form) {
        guard.require();
        var before = book.policies().stream()
                .filter(policy -> policy.code().equals(code))
                .findFirst()
                .orElseThrow(Absent::new);
        var complaints = new Complaints();
        var nameZh = complaints.text("nameZh", form.value("nameZh"), 1, LONGEST_NAME_ZH);
        var nameEn = complaints.text("nameEn", form.value("nameEn"), 1, LONGEST_NAME_EN);
        complaints.raise();
        var renamed = sql.update(POLICY)
                .set(POLICY.NAME_ZH, nameZh)
                .set(POLICY.NAME_EN, nameEn)
                .set(POLICY.VERSION, POLICY.VERSION.plus(1))
                .where(POLICY.CODE.eq(code), POLICY.VERSION.eq(seen))
                .execute();
        if (renamed == 0) {
            throw SettingsGuard.stale();
        }
        guard.changed(AuditEvent.of("policy.renamed", "policy", code, null)
                .change(names(before.nameZh(), before.nameEn()), names(nameZh, nameEn)));
    }

    private static Map<String, String> names(String nameZh, String nameEn) {
        return Map.of("nameZh", nameZh, "nameEn", nameEn);
    }

    /** How many matters are under way under a policy: what a version for them too would touch. */
    int open(String code) {
        return system.select(DSL.countDistinct(DEADLINE.APPEAL_ID))
                .from(DEADLINE)
                .where(DEADLINE.POLICY.eq(code), DEADLINE.OUTCOME.eq("open"))
                .fetchSingle()
                .value1();
    }

    private static @Nullable Term term(String name, Form form, Complaints complaints) {
        var amount = form.value(name).strip();
        if (amount.isEmpty() && name.equals("serviceTarget")) {
            return null;
        }
        if (!amount.matches("[1-9]\\d{0,3}") || Integer.parseInt(amount) > LONGEST) {
            complaints.add(name, "appeals.settings.term.form", LONGEST);
            return null;
        }
        var unit = form.value(name + "Unit");
        var term = Term.parse(amount + " " + unit);
        if (term.isEmpty()) {
            complaints.add(name, "appeals.settings.term.unit");
        }
        return term.orElse(null);
    }

    private static Term of(Map<String, Term> terms, String name) {
        return Objects.requireNonNull(terms.get(name), name);
    }

    private static @Nullable LocalDate day(String typed, Complaints complaints) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            complaints.add("from", "appeals.settings.date");
            return null;
        }
    }

    private static int number(String name, Form form, int most, Complaints complaints) {
        var typed = form.value(name).strip();
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > most) {
            complaints.add(name, "appeals.settings.number.most", most);
            return 0;
        }
        return Integer.parseInt(typed);
    }

    private static Map<String, String> facts(PolicyVersion version) {
        var policy = version.policy();
        return Map.of(
                "version", Integer.toString(policy.version()),
                "from", version.from().toString(),
                "forOpen", Boolean.toString(version.forOpen()),
                "accept", policy.accept().toString(),
                "settle", policy.settle().toString(),
                "extensionDays", Integer.toString(policy.extensionDays()),
                "serviceTarget", String.valueOf(policy.serviceTarget()),
                "transferRule", policy.transferRule().code(),
                "secondPerson", Boolean.toString(policy.secondPerson()),
                "targetPauses", Boolean.toString(policy.targetPauses()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
