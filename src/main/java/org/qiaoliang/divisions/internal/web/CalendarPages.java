package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.Festival;
import org.qiaoliang.divisions.internal.calendar.CalendarService;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.NavEntry;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The calendar of working days: everybody of the staff reads it, the administrator of the deployment edits it. */
@Controller
@RequestMapping(CalendarPages.PATH)
class CalendarPages implements NavEntry {
    static final String PATH = "/workbench/calendar";
    private static final int AMONG_THE_FOUNDATIONS = 620;

    private final Pages pages;
    private final CalendarPageFactory factory;
    private final CalendarService service;
    private final Idempotency once;
    private final Languages languages;
    private final Clock clock;

    CalendarPages(
            Pages pages,
            CalendarPageFactory factory,
            CalendarService service,
            Idempotency once,
            Languages languages,
            Clock clock) {
        this.pages = pages;
        this.factory = factory;
        this.service = service;
        this.once = once;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping
    @SignedIn
    View now(HttpServletRequest request) {
        return year(LocalDate.now(clock).getYear(), "", request);
    }

    @GetMapping("/{year}")
    @SignedIn
    View year(@PathVariable int year, @RequestParam(defaultValue = "") String day, HttpServletRequest request) {
        return pages.view("divisions/calendar", factory.year(year, factory.known(day), languages.of(request)));
    }

    /** Makes one day a holiday, a workday, or again what its weekday says. */
    @PostMapping("/{year}/days")
    @Needs(Permission.SETTINGS_MANAGE)
    Object day(
            @PathVariable int year,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "OTHER") String festival,
            HttpServletRequest request) {
        return done(year, request, () -> {
            var date = date(day);
            var days = new ArrayList<>(service.year(year).days());
            days.removeIf(special -> special.day().equals(date));
            switch (kind) {
                case "HOLIDAY", "WORKDAY" ->
                    days.add(new CalendarDay(date, CalendarDay.Kind.valueOf(kind), festival(festival)));
                case "PLAIN" -> {}
                default -> throw new RuleViolation("kind", "divisions.calendar.kind.missing");
            }
            service.announce(year, version, List.copyOf(days));
        });
    }

    /** The computed days are what was announced. */
    @PostMapping("/{year}/announcement")
    @Needs(Permission.SETTINGS_MANAGE)
    Object announce(
            @PathVariable int year, @RequestParam(defaultValue = "-1") int version, HttpServletRequest request) {
        return done(
                year,
                request,
                () -> service.announce(year, version, service.year(year).days()));
    }

    @PostMapping("/{year}/withdrawal")
    @Needs(Permission.SETTINGS_MANAGE)
    Object withdraw(
            @PathVariable int year, @RequestParam(defaultValue = "-1") int version, HttpServletRequest request) {
        return done(year, request, () -> service.withdraw(year, version));
    }

    private Object done(int year, HttpServletRequest request, Runnable work) {
        try {
            once.form(request, () -> {
                work.run();
                return Integer.toString(year);
            });
            return "redirect:" + PATH + "/" + year;
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.NOT_ALLOWED) {
                throw violation;
            }
            return pages.view(
                    violation,
                    "divisions/calendar",
                    factory.year(year, Form.posted(request).refusedBy(beside(violation)), languages.of(request)));
        }
    }

    /** The service speaks of all days of the year, the form has one. */
    private static RuleViolation beside(RuleViolation violation) {
        return new RuleViolation(
                violation.kind(),
                violation.complaints().stream()
                        .map(c -> switch (c.field()) {
                            case "days" -> new RuleViolation.Complaint("day", c.key(), c.parameters());
                            case "version" -> new RuleViolation.Complaint("", c.key(), c.parameters());
                            default -> c;
                        })
                        .toList());
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new RuleViolation("day", "divisions.calendar.day.missing");
        }
    }

    private static Festival festival(String typed) {
        try {
            return Festival.valueOf(typed);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("festival", "divisions.calendar.festival.missing");
        }
    }

    @Override
    public int order() {
        return AMONG_THE_FOUNDATIONS;
    }

    @Override
    public String key() {
        return "divisions.calendar.nav";
    }

    @Override
    public String href() {
        return PATH;
    }

    @Override
    public String icon() {
        return "calendar-event";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer instanceof Viewer.Staff;
    }
}
