package org.qiaoliang.appeals.internal.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.internal.settings.HotlineSettings.Line;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The telephone lines that people are sent to, for administrators. */
@Controller
@Needs(Permission.SETTINGS_MANAGE)
@RequestMapping(HotlinePages.PATH)
class HotlinePages {
    static final String PATH = CategoryPages.PATH + "/hotlines";
    private static final String LIST = "appeals/settings-hotlines";
    private static final String ONE = "appeals/settings-hotline";

    private final HotlineSettings settings;
    private final SettingsGuard guard;
    private final SettingsTabs tabs;
    private final Idempotency once;
    private final Languages languages;
    private final Pages pages;

    HotlinePages(
            HotlineSettings settings,
            SettingsGuard guard,
            SettingsTabs tabs,
            Idempotency once,
            Languages languages,
            Pages pages) {
        this.settings = settings;
        this.guard = guard;
        this.tabs = tabs;
        this.once = once;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping
    View list(HttpServletRequest request) {
        return pages.view(LIST, page("", 0, Form.empty(), languages.of(request)));
    }

    @GetMapping("/new")
    View fresh(HttpServletRequest request) {
        var next = settings.all().stream().mapToInt(Line::position).max().orElse(0) + 1;
        var form = Form.of(Map.of("position", Integer.toString(next)));
        return pages.view(ONE, page("", 0, form, languages.of(request)));
    }

    @PostMapping
    Object add(HttpServletRequest request) {
        return done("", request, () -> settings.add(Form.posted(request)));
    }

    @GetMapping("/{number}")
    View show(@PathVariable String number, HttpServletRequest request) {
        var line = settings.find(number).orElseThrow(Absent::new);
        return pages.view(ONE, page(number, line.version(), known(line), languages.of(request)));
    }

    @PostMapping("/{number}")
    Object change(
            @PathVariable String number, @RequestParam(defaultValue = "0") int version, HttpServletRequest request) {
        return done(number, request, () -> {
            settings.change(number, version, Form.posted(request));
            return number;
        });
    }

    @PostMapping("/{number}/removal")
    Object remove(@PathVariable String number, HttpServletRequest request) {
        return done(number, request, () -> {
            settings.remove(number);
            return number;
        });
    }

    private Object done(String number, HttpServletRequest request, Supplier<String> work) {
        try {
            once.form(request, work);
            return "redirect:" + PATH;
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.NOT_ALLOWED) {
                throw violation;
            }
            var version = settings.find(number).map(Line::version).orElse(0);
            var posted = Form.posted(request);
            // The button that removes brings no fields: the line is shown as it is.
            var form = posted.values().containsKey("nameZh")
                    ? posted
                    : settings.find(number).map(HotlinePages::known).orElse(posted);
            return pages.view(violation, ONE, page(number, version, form.refusedBy(violation), languages.of(request)));
        }
    }

    private static Form known(Line line) {
        var values = new HashMap<String, Object>();
        values.put("nameZh", line.nameZh());
        values.put("nameEn", line.nameEn());
        values.put("hoursZh", line.hoursZh());
        values.put("hoursEn", line.hoursEn());
        values.put("position", Integer.toString(line.position()));
        if (line.danger()) {
            values.put("danger", "true");
        }
        return Form.of(values);
    }

    private HotlinesPage page(String number, int version, Form form, Locale locale) {
        var english = "en".equals(locale.getLanguage());
        return new HotlinesPage(
                tabs.at("hotlines", locale),
                settings.all().stream()
                        .map(line -> new HotlinesPage.Line(
                                line.number(),
                                english ? line.nameEn() : line.nameZh(),
                                english ? line.hoursEn() : line.hoursZh(),
                                line.danger(),
                                PATH + "/" + line.number()))
                        .toList(),
                number,
                version,
                form,
                guard.mayChange());
    }
}
