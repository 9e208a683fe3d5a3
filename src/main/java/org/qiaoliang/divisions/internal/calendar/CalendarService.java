package org.qiaoliang.divisions.internal.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.CalendarChanged;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.CalendarDay.Kind;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters what was announced for a year, or takes it back; open deadlines are computed anew in the same transaction. */
@Service
public class CalendarService {
    private static final int MOST = 80;

    private final DSLContext sql;
    private final StoredCalendar calendar;
    private final Divisions divisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CalendarService(
            DSLContext sql,
            StoredCalendar calendar,
            Divisions divisions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.calendar = calendar;
        this.divisions = divisions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A year as the administrator edits it.
     *
     * @param version 0 while the year is computed
     */
    public record EditedYear(int year, boolean provisional, int version, List<CalendarDay> days) {}

    @Transactional(readOnly = true)
    public EditedYear year(int year) {
        if (year < 2004 || year > 2099) {
            throw new Absent();
        }
        var version =
                CalendarStore.year(sql, year).map(CalendarStore.Year::version).orElse(0);
        return new EditedYear(year, version == 0, version, calendar.specialDays(year));
    }

    /** Puts the days of the announcement in place of what was there. */
    @Transactional
    public void announce(int year, int version, List<CalendarDay> days) {
        mayManage();
        check(year, days);
        var before = calendar.specialDays(year);
        if (!CalendarStore.replace(sql, year, version, "edited", days)) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "version", "divisions.calendar.stale");
        }
        changed("calendar.announced", year, before);
    }

    /** Takes the announcement back: the year is computed from the law again. */
    @Transactional
    public void withdraw(int year, int version) {
        mayManage();
        var before = calendar.specialDays(year);
        if (!CalendarStore.remove(sql, year, version)) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "version", "divisions.calendar.stale");
        }
        changed("calendar.withdrawn", year, before);
    }

    private void changed(String action, int year, List<CalendarDay> before) {
        var revision = calendar.changed();
        var after = calendar.specialDays(year);
        var differing = difference(before, after);
        audit.record(AuditEvent.of(action, "calendar", Integer.toString(year), null)
                .change(written(before, differing), written(after, differing)));
        if (!differing.isEmpty()) {
            var days = differing.stream().sorted().toList();
            events.publishEvent(new CalendarChanged(revision, days.getFirst(), days.getLast()));
        }
    }

    private void mayManage() {
        var root = divisions.root().orElseThrow(Absent::new);
        var scope = CurrentViewer.get().scope(Permission.SETTINGS_MANAGE);
        if (!scope.covers(divisions.scopeOfAllKinds(root.id()))) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "divisions.not-yours");
        }
    }

    private static void check(int year, List<CalendarDay> days) {
        var complaints = new Complaints();
        var seen = new HashSet<LocalDate>();
        complaints.addIf(days.size() > MOST, "days", "divisions.calendar.too-many", MOST);
        for (var day : days) {
            complaints
                    .addIf(day.day().getYear() != year, "days", "divisions.calendar.other-year", day.day())
                    .addIf(!seen.add(day.day()), "days", "divisions.calendar.twice", day.day())
                    .addIf(
                            day.kind() == Kind.WORKDAY && !WorkingDays.isWeekend(day.day()),
                            "days",
                            "divisions.calendar.worked-anyway",
                            day.day());
        }
        complaints.raise();
    }

    private static Set<LocalDate> difference(List<CalendarDay> before, List<CalendarDay> after) {
        var both = new HashSet<>(before);
        both.retainAll(new HashSet<>(after));
        var all = new HashSet<>(before);
        all.addAll(after);
        all.removeAll(both);
        return all.stream().map(CalendarDay::day).collect(Collectors.toSet());
    }

    private static Map<String, String> written(List<CalendarDay> days, Set<LocalDate> which) {
        var written = new TreeMap<String, String>();
        for (var day : days) {
            if (which.contains(day.day())) {
                written.put(day.day().toString(), day.kind() + " " + day.festival());
            }
        }
        return written;
    }
}
