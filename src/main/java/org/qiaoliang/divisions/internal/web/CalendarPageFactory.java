package org.qiaoliang.divisions.internal.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.Festival;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.divisions.internal.DivisionService;
import org.qiaoliang.divisions.internal.calendar.CalendarService;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Draws the calendar of a year. */
@Component
class CalendarPageFactory {
    private static final int FIRST = 2004;
    private static final int LAST = 2099;
    private static final int WEEK = 7;

    private final CalendarService service;
    private final WorkCalendar calendar;
    private final DivisionService divisions;
    private final Texts texts;
    private final Clock clock;

    CalendarPageFactory(
            CalendarService service, WorkCalendar calendar, DivisionService divisions, Texts texts, Clock clock) {
        this.service = service;
        this.calendar = calendar;
        this.divisions = divisions;
        this.texts = texts;
        this.clock = clock;
    }

    CalendarPage year(int year, Form form, Locale locale) {
        var edited = service.year(year);
        var special = new HashMap<LocalDate, CalendarDay>();
        edited.days().forEach(day -> special.put(day.day(), day));
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(YearMonth.of(year, month), special))
                .toList();
        return new CalendarPage(
                year,
                edited.provisional(),
                edited.version(),
                months.stream().mapToInt(CalendarPage.Month::workingDays).sum(),
                (int) edited.days().stream()
                        .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                        .count(),
                IntStream.rangeClosed(Math.max(FIRST, year - 2), Math.min(LAST, year + 2))
                        .mapToObj(y -> new Tab(Integer.toString(y), CalendarPages.PATH + "/" + y, y == year))
                        .toList(),
                months,
                specials(edited.days()),
                Stream.of("HOLIDAY", "WORKDAY", "PLAIN")
                        .map(kind -> new Choice(
                                kind, texts.text(locale, "divisions.calendar.kind." + kind.toLowerCase(Locale.ROOT))))
                        .toList(),
                Arrays.stream(Festival.values())
                        .map(festival -> new Choice(festival.name(), texts.text(locale, key(festival))))
                        .toList(),
                form,
                divisions.mayChange());
    }

    /** The form for a day that was pointed at. */
    Form known(String day) {
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? Form.of(Map.of("day", day)) : Form.empty();
    }

    private CalendarPage.Month month(YearMonth month, Map<LocalDate, CalendarDay> special) {
        var weeks = new ArrayList<List<CalendarPage.@Nullable Day>>();
        var week = new ArrayList<CalendarPage.@Nullable Day>();
        for (var i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        var working = 0;
        for (var number = 1; number <= month.lengthOfMonth(); number++) {
            var day = month.atDay(number);
            var off = !calendar.isWorkingDay(day);
            working += off ? 0 : 1;
            var mark = special.get(day);
            week.add(new CalendarPage.Day(
                    day,
                    off,
                    mark == null ? "" : mark.kind().name().toLowerCase(Locale.ROOT),
                    mark == null ? "" : key(mark.festival()),
                    day.equals(LocalDate.now(clock))));
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                weeks.add(Collections.unmodifiableList(new ArrayList<>(week)));
                week.clear();
            }
        }
        while (!week.isEmpty() && week.size() < WEEK) {
            week.add(null);
        }
        if (!week.isEmpty()) {
            weeks.add(Collections.unmodifiableList(new ArrayList<>(week)));
        }
        return new CalendarPage.Month(month.getMonthValue(), working, weeks);
    }

    /** Days in a row of one festival and kind, as an announcement lists them. */
    private static List<CalendarPage.Special> specials(List<CalendarDay> days) {
        var rows = new ArrayList<CalendarPage.Special>();
        for (var day : days) {
            var kind = "divisions.calendar.kind." + day.kind().name().toLowerCase(Locale.ROOT);
            var festival = key(day.festival());
            var last = rows.isEmpty() ? null : rows.getLast();
            if (last != null
                    && last.kind().equals(kind)
                    && last.festival().equals(festival)
                    && last.to().plusDays(1).equals(day.day())) {
                rows.removeLast();
                rows.add(new CalendarPage.Special(last.from(), day.day(), kind, festival, last.days() + 1));
            } else {
                rows.add(new CalendarPage.Special(day.day(), day.day(), kind, festival, 1));
            }
        }
        return rows;
    }

    private static String key(Festival festival) {
        return "divisions.festival." + festival.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
