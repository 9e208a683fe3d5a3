package org.qiaoliang.appeals.internal.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.templates.Placeholder;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Ui;
import org.springframework.stereotype.Component;

/** Puts a template that was picked, filled from the appeal, into the text of a form; what was typed already stays. */
@Component
class TemplateFilling {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseQueries cases;
    private final ReplyTemplates templates;
    private final AppealCategories categories;
    private final Clock clock;

    TemplateFilling(CaseQueries cases, ReplyTemplates templates, AppealCategories categories, Clock clock) {
        this.cases = cases;
        this.templates = templates;
        this.categories = categories;
        this.clock = clock;
    }

    /** The form as it was sent when no template was picked that can be used here. */
    Form fill(AppealNumber number, Form form, Locale locale) {
        var file = cases.open(number);
        var appeal = file.appeal();
        var picked = form.value("template");
        var filled = picked.matches("\\d{1,18}")
                ? templates
                        .filled(
                                Long.parseLong(picked),
                                appeal.body().organization(),
                                appeal.origin().category(),
                                values(file, locale))
                        .orElse("")
                : "";
        var typed = form.value("text").strip();
        var text = typed.isEmpty() || filled.isEmpty() ? typed + filled : typed + "\n\n" + filled;
        var values = new LinkedHashMap<>(form.values());
        values.put("text", List.of(text));
        return new Form(values, List.of());
    }

    private Map<Placeholder, String> values(CaseFile file, Locale locale) {
        var appeal = file.appeal();
        var origin = appeal.origin();
        var handler = appeal.handler();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.NUMBER, origin.number().value());
        values.put(Placeholder.TITLE, file.title());
        values.put(
                Placeholder.CATEGORY,
                categories.find(origin.category()).map(c -> c.name(locale)).orElse(origin.category()));
        values.put(Placeholder.PLACE, file.place());
        values.put(Placeholder.ORGANIZATION, file.organization());
        values.put(Placeholder.HANDLER, handler == null ? "" : handler.name());
        values.put(Placeholder.RECEIVED, day(origin.receivedAt(), locale));
        values.put(Placeholder.TODAY, day(clock.instant(), locale));
        return values;
    }

    private static String day(Instant at, Locale locale) {
        return Ui.day(LocalDate.ofInstant(at, ZONE), locale);
    }
}
