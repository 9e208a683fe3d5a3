package org.qiaoliang.appeals.internal.settings;

import static org.qiaoliang.tables.appeals.Tables.CATEGORY;
import static org.qiaoliang.tables.appeals.Tables.HOTLINE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.qiaoliang.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The telephone lines that the portal and the forms show: the one place where they are kept. */
@Service
class HotlineSettings {
    private final DSLContext sql;
    private final SettingsGuard guard;

    HotlineSettings(DSLContext sql, SettingsGuard guard) {
        this.sql = sql;
        this.guard = guard;
    }

    /** A line with what its form needs. */
    record Line(
            String number,
            int position,
            String nameZh,
            String nameEn,
            String hoursZh,
            String hoursEn,
            boolean danger,
            int version) {}

    @Transactional(readOnly = true)
    public List<Line> all() {
        return sql.select(
                        HOTLINE.NUMBER,
                        HOTLINE.POSITION,
                        HOTLINE.NAME_ZH,
                        HOTLINE.NAME_EN,
                        HOTLINE.HOURS_ZH,
                        HOTLINE.HOURS_EN,
                        HOTLINE.DANGER,
                        HOTLINE.VERSION)
                .from(HOTLINE)
                .orderBy(HOTLINE.POSITION, HOTLINE.NUMBER)
                .fetch(row -> new Line(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    public Optional<Line> find(String number) {
        return all().stream().filter(line -> line.number.equals(number)).findFirst();
    }

    @Transactional
    public String add(Form form) {
        guard.require();
        var complaints = new Complaints();
        var number = form.value("number").strip();
        if (!number.matches("[0-9]{3,12}")) {
            complaints.add("number", "appeals.settings.number.form");
        } else if (find(number).isPresent()) {
            complaints.add("number", "appeals.settings.number.taken");
        }
        var values = values(form, complaints);
        complaints.raise();
        sql.insertInto(HOTLINE).set(HOTLINE.NUMBER, number).set(values).execute();
        guard.changed(AuditEvent.of("hotline.added", "hotline", number, null).change(Map.of(), facts(values)));
        return number;
    }

    @Transactional
    public void change(String number, int version, Form form) {
        guard.require();
        var before = find(number).orElseThrow(Absent::new);
        var complaints = new Complaints();
        var values = values(form, complaints);
        complaints.raise();
        var changed = sql.update(HOTLINE)
                .set(values)
                .set(HOTLINE.VERSION, HOTLINE.VERSION.plus(1))
                .where(HOTLINE.NUMBER.eq(number), HOTLINE.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw SettingsGuard.stale();
        }
        guard.changed(AuditEvent.of("hotline.changed", "hotline", number, null)
                .change(
                        Map.of(
                                "name_zh", before.nameZh,
                                "name_en", before.nameEn,
                                "hours_zh", before.hoursZh,
                                "hours_en", before.hoursEn,
                                "danger", Boolean.toString(before.danger),
                                "position", Integer.toString(before.position)),
                        facts(values)));
    }

    /** A line that categories still name stays. */
    @Transactional
    public void remove(String number) {
        guard.require();
        var before = find(number).orElseThrow(Absent::new);
        if (sql.fetchExists(CATEGORY, DSL.val(number).eq(DSL.any(CATEGORY.HOTLINES)))) {
            throw new RuleViolation(Kind.CONFLICT, "", "appeals.settings.number.used");
        }
        sql.deleteFrom(HOTLINE).where(HOTLINE.NUMBER.eq(number)).execute();
        guard.changed(AuditEvent.of("hotline.removed", "hotline", number, null)
                .change(Map.of("name_zh", before.nameZh), Map.of()));
    }

    private static Map<Field<?>, Object> values(Form form, Complaints complaints) {
        var values = new LinkedHashMap<Field<?>, Object>();
        values.put(HOTLINE.NAME_ZH, complaints.text("nameZh", form.value("nameZh"), 1, 40));
        values.put(HOTLINE.NAME_EN, complaints.text("nameEn", form.value("nameEn"), 1, 80));
        values.put(HOTLINE.HOURS_ZH, complaints.text("hoursZh", form.value("hoursZh"), 1, 60));
        values.put(HOTLINE.HOURS_EN, complaints.text("hoursEn", form.value("hoursEn"), 1, 80));
        values.put(HOTLINE.DANGER, form.has("danger", "true"));
        var position = form.value("position").strip();
        if (!position.matches("\\d{1,4}")) {
            complaints.add("position", "appeals.settings.position.form");
        } else {
            values.put(HOTLINE.POSITION, Integer.valueOf(position));
        }
        return values;
    }

    private static Map<String, String> facts(Map<Field<?>, Object> values) {
        var facts = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> facts.put(field.getName(), value.toString()));
        return facts;
    }
}
