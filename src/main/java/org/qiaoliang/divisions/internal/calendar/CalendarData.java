package org.qiaoliang.divisions.internal.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.CalendarDay.Kind;
import org.qiaoliang.divisions.Festival;

/** The calendar's open data as shipped in the jar (see divisions/README.txt there). */
final class CalendarData {
    private CalendarData() {}

    /** The announced special days of all the years known when this version was made. */
    static List<CalendarDay> announced() {
        return lines("working-days.txt").stream()
                .map(line -> line.split(" "))
                .map(fields -> new CalendarDay(
                        LocalDate.parse(fields[0]),
                        Kind.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                        Festival.valueOf(fields[2].toUpperCase(Locale.ROOT))))
                .toList();
    }

    static List<String> lines(String file) {
        try (var in = CalendarData.class.getResourceAsStream("/divisions/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
