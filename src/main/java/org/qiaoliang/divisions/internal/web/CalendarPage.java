package org.qiaoliang.divisions.internal.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * The working days of a year.
 *
 * @param provisional whether they are computed from the law and not announced
 * @param version of the year as it is, for the forms
 */
public record CalendarPage(
        int year,
        boolean provisional,
        int version,
        int workingDays,
        int holidays,
        List<Tab> years,
        List<Month> months,
        List<Special> specials,
        List<Choice> kinds,
        List<Choice> festivals,
        Form form,
        boolean mayChange) {
    public CalendarPage {
        years = List.copyOf(years);
        months = List.copyOf(months);
        specials = List.copyOf(specials);
        kinds = List.copyOf(kinds);
        festivals = List.copyOf(festivals);
    }

    /** A month in weeks from Monday to Sunday; null for days of other months. */
    public record Month(int number, int workingDays, List<List<@Nullable Day>> weeks) {
        public Month {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * @param off whether nobody works on it
     * @param mark holiday or workday when it is not what its weekday says, otherwise empty
     * @param festival message key, empty for none
     */
    public record Day(LocalDate day, boolean off, String mark, String festival, boolean today) {
        public int number() {
            return day.getDayOfMonth();
        }
    }

    /** Days in a row that belong to one festival. */
    public record Special(LocalDate from, LocalDate to, String kind, String festival, long days) {}
}
