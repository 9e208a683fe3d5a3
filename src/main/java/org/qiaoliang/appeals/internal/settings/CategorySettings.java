package org.qiaoliang.appeals.internal.settings;

import static org.qiaoliang.tables.appeals.Tables.CATEGORY;
import static org.qiaoliang.tables.appeals.Tables.POLICY_EXCEPTION;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.CategoryBook.NamedPolicy;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.qiaoliang.organizations.ServiceScopes;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Hotline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds and changes categories. Matters under way keep what they began with: their words stay sealed or open, their
 * deadlines run on; a retired category takes in nothing new.
 */
@Service
class CategorySettings {
    private static final int LAST_POSITION = 9999;

    private final DSLContext sql;
    private final CategoryBook book;
    private final ServiceScopes scopes;
    private final SettingsGuard guard;

    CategorySettings(DSLContext sql, CategoryBook book, ServiceScopes scopes, SettingsGuard guard) {
        this.sql = sql;
        this.book = book;
        this.scopes = scopes;
        this.guard = guard;
    }

    @Transactional
    public String add(Form form) {
        guard.require();
        var complaints = new Complaints();
        var code = form.value("code").strip();
        if (!code.matches("[a-z0-9-]{2,40}")) {
            complaints.add("code", "appeals.settings.code.form");
        } else if (book.find(code).isPresent()) {
            complaints.add("code", "appeals.settings.code.taken");
        }
        var kinds = kinds(form, complaints);
        var values = values(form, kinds, complaints);
        complaints.raise();
        sql.insertInto(CATEGORY).set(CATEGORY.CODE, code).set(values).execute();
        exceptions(code, form, kinds);
        var levels = EnumSet.noneOf(DivisionLevel.class);
        for (var level : DivisionLevel.values()) {
            if (form.has("levels", level.name())) {
                levels.add(level);
            }
        }
        var took = scopes.takeOn(code, kinds, Set.copyOf(levels));
        var facts = facts(values);
        facts.put("organizations", Integer.toString(took));
        guard.changed(AuditEvent.of("category.added", "category", code, null).change(Map.of(), facts));
        return code;
    }

    @Transactional
    public void change(String code, int version, Form form) {
        guard.require();
        var before = book.find(code).orElseThrow(Absent::new);
        var complaints = new Complaints();
        var kinds = kinds(form, complaints);
        var values = values(form, kinds, complaints);
        complaints.raise();
        var changed = sql.update(CATEGORY)
                .set(values)
                .set(CATEGORY.VERSION, CATEGORY.VERSION.plus(1))
                .where(CATEGORY.CODE.eq(code), CATEGORY.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw SettingsGuard.stale();
        }
        exceptions(code, form, kinds);
        guard.changed(AuditEvent.of("category.changed", "category", code, null).change(facts(before), facts(values)));
    }

    private List<OrganizationKind> kinds(Form form, Complaints complaints) {
        var kinds = new ArrayList<OrganizationKind>();
        for (var kind : OrganizationKind.values()) {
            if (form.has("kinds", kind.code())) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            complaints.add("kinds", "appeals.settings.kinds.missing");
        }
        // The one preferred comes first: it is proposed where several of a place could take it.
        OrganizationKind.ofCode(form.value("preferred")).ifPresent(preferred -> {
            if (kinds.remove(preferred)) {
                kinds.addFirst(preferred);
            } else {
                complaints.add("preferred", "appeals.settings.preferred.not-chosen");
            }
        });
        return kinds;
    }

    private Map<Field<?>, Object> values(Form form, List<OrganizationKind> kinds, Complaints complaints) {
        var values = new LinkedHashMap<Field<?>, Object>();
        values.put(CATEGORY.NAME_ZH, complaints.text("nameZh", form.value("nameZh"), 1, 40));
        values.put(CATEGORY.NAME_EN, complaints.text("nameEn", form.value("nameEn"), 1, 80));
        values.put(CATEGORY.DESCRIPTION_ZH, complaints.text("descriptionZh", form.value("descriptionZh"), 1, 200));
        values.put(CATEGORY.DESCRIPTION_EN, complaints.text("descriptionEn", form.value("descriptionEn"), 1, 400));
        values.put(CATEGORY.KEYWORDS_ZH, words(complaints.text("keywordsZh", form.value("keywordsZh"), 0, 1000)));
        values.put(CATEGORY.KEYWORDS_EN, words(complaints.text("keywordsEn", form.value("keywordsEn"), 0, 1000)));
        values.put(
                CATEGORY.KINDS,
                kinds.stream().map(kind -> (short) kind.number()).toArray(Short[]::new));
        values.put(
                CATEGORY.HOTLINES,
                book.hotlines().stream()
                        .map(Hotline::number)
                        .filter(number -> form.has("hotlines", number))
                        .toArray(String[]::new));
        values.put(CATEGORY.EMERGENCY, form.has("emergency", "true"));
        values.put(CATEGORY.CONFIDENTIAL, form.has("confidential", "true"));
        values.put(CATEGORY.PASSED_ON, form.has("passedOn", "true"));
        values.put(CATEGORY.ACTIVE, form.has("active", "true"));
        var policy = form.value("policy");
        if (book.policies().stream().map(NamedPolicy::code).noneMatch(policy::equals)) {
            complaints.add("policy", "appeals.settings.policy.missing");
        }
        values.put(CATEGORY.POLICY, policy);
        values.put(CATEGORY.POSITION, number(form.value("position"), complaints));
        return values;
    }

    /** Kinds that keep other times; the statement of before is replaced as a whole. */
    private void exceptions(String code, Form form, List<OrganizationKind> kinds) {
        sql.deleteFrom(POLICY_EXCEPTION)
                .where(POLICY_EXCEPTION.CATEGORY.eq(code))
                .execute();
        for (var kind : kinds) {
            var own = form.value("policy-" + kind.code());
            if (own.isEmpty() || own.equals(form.value("policy"))) {
                continue;
            }
            if (book.policies().stream().map(NamedPolicy::code).noneMatch(own::equals)) {
                throw new RuleViolation(Kind.INVALID, "policy-" + kind.code(), "appeals.settings.policy.missing");
            }
            sql.insertInto(POLICY_EXCEPTION)
                    .set(POLICY_EXCEPTION.CATEGORY, code)
                    .set(POLICY_EXCEPTION.KIND, (short) kind.number())
                    .set(POLICY_EXCEPTION.POLICY, own)
                    .execute();
        }
    }

    private static int number(String typed, Complaints complaints) {
        if (!typed.strip().matches("\\d{1,4}") || Integer.parseInt(typed.strip()) > LAST_POSITION) {
            complaints.add("position", "appeals.settings.position.form");
            return 0;
        }
        return Integer.parseInt(typed.strip());
    }

    private static String words(String typed) {
        return typed.replaceAll("[\\s,;\\uff0c\\u3001\\uff1b]+", " ");
    }

    private static Map<String, String> facts(Map<Field<?>, Object> values) {
        var facts = new TreeMap<String, String>();
        values.forEach((field, value) -> facts.put(
                field.getName(), value instanceof Object[] many ? List.of(many).toString() : value.toString()));
        return facts;
    }

    private static Map<String, String> facts(Category category) {
        return facts(Map.ofEntries(
                Map.entry(CATEGORY.NAME_ZH, category.nameZh()),
                Map.entry(CATEGORY.NAME_EN, category.nameEn()),
                Map.entry(CATEGORY.DESCRIPTION_ZH, category.descriptionZh()),
                Map.entry(CATEGORY.DESCRIPTION_EN, category.descriptionEn()),
                Map.entry(
                        CATEGORY.KINDS,
                        category.kinds().stream().map(OrganizationKind::number).toList()),
                Map.entry(CATEGORY.HOTLINES, category.hotlines()),
                Map.entry(CATEGORY.EMERGENCY, category.emergency()),
                Map.entry(CATEGORY.CONFIDENTIAL, category.confidential()),
                Map.entry(CATEGORY.PASSED_ON, category.passedOn()),
                Map.entry(CATEGORY.ACTIVE, category.active()),
                Map.entry(CATEGORY.POLICY, category.policy())));
    }
}
