package org.qiaoliang.divisions.internal.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.CalendarDay.Kind;
import org.qiaoliang.divisions.Festival;

/**
 * The holidays that the law itself fixes (全国年节及纪念日放假办法, State Council decree 795, in force since 2025): New
 * Year 1, Spring Festival 4 from its eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3. One
 * that falls on a weekend, or on another festival, is given back on the next working day. What the yearly announcement
 * adds (longer blocks against make-up workdays) can't be known: a year computed here has as many working days as the
 * announced one will have, though some lie elsewhere.
 */
final class Festivals {
    private static final Map<Integer, Moving> MOVING = read();

    private record Moving(LocalDate qingming, LocalDate springFestival, LocalDate dragonBoat, LocalDate midAutumn) {}

    private Festivals() {}

    static List<CalendarDay> lawOf(int year) {
        var names = new TreeMap<LocalDate, Festival>();
        var owed = new ArrayList<Owed>();
        add(names, owed, Festival.NEW_YEAR, LocalDate.of(year, 1, 1), 1);
        var moving = MOVING.get(year);
        if (moving != null) {
            add(names, owed, Festival.SPRING_FESTIVAL, moving.springFestival.minusDays(1), 4);
            add(names, owed, Festival.QINGMING, moving.qingming, 1);
            add(names, owed, Festival.DRAGON_BOAT, moving.dragonBoat, 1);
        }
        add(names, owed, Festival.LABOUR_DAY, LocalDate.of(year, 5, 1), 2);
        add(names, owed, Festival.NATIONAL_DAY, LocalDate.of(year, 10, 1), 3);
        if (moving != null) {
            add(names, owed, Festival.MID_AUTUMN, moving.midAutumn, 1);
        }
        for (var festival : owed) {
            var day = festival.after;
            while (names.containsKey(day) || WorkingDays.isWeekend(day)) {
                day = day.plusDays(1);
            }
            names.put(day, festival.name);
        }
        return names.entrySet().stream()
                .map(day -> new CalendarDay(day.getKey(), Kind.HOLIDAY, day.getValue()))
                .toList();
    }

    private record Owed(Festival name, LocalDate after) {}

    private static void add(
            Map<LocalDate, Festival> names, List<Owed> owed, Festival name, LocalDate first, int length) {
        for (var i = 0; i < length; i++) {
            var day = first.plusDays(i);
            var taken = names.putIfAbsent(day, name) != null;
            if (taken || WorkingDays.isWeekend(day)) {
                owed.add(new Owed(name, first.plusDays(length)));
            }
        }
    }

    private static Map<Integer, Moving> read() {
        var years = new HashMap<Integer, Moving>();
        for (var line : CalendarData.lines("festivals.txt")) {
            var fields = line.split(" ");
            years.put(
                    Integer.valueOf(fields[0]),
                    new Moving(
                            LocalDate.parse(fields[1]),
                            LocalDate.parse(fields[2]),
                            LocalDate.parse(fields[3]),
                            LocalDate.parse(fields[4])));
        }
        return years;
    }
}
