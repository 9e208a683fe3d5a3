package org.qiaoliang.organizations;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qiaoliang.kernel.RuleViolation;

/**
 * When somebody is at an office: spans of weekdays with spans of time, on working days. Written
 * {@code 1-5 08:30-12:00 13:30-17:30; 6 09:00-11:30}, Monday being 1.
 */
public record DutyHours(List<Shift> shifts) {
    /** Nobody is there at set hours. */
    public static final DutyHours NONE = new DutyHours(List.of());

    private static final Pattern DAYS = Pattern.compile("([1-7])(?:-([1-7]))?");
    private static final Pattern SPAN = Pattern.compile("([0-2]\\d:[0-5]\\d)-([0-2]\\d:[0-5]\\d)");

    /** The same hours on each day from one weekday to another. */
    public record Shift(DayOfWeek from, DayOfWeek to, List<Span> spans) {
        public Shift {
            spans = List.copyOf(spans);
        }
    }

    /** From one time to a later one of the same day. */
    public record Span(LocalTime from, LocalTime to) {}

    public DutyHours {
        shifts = List.copyOf(shifts);
    }

    /**
     * Reads the written form; an empty text is {@link #NONE}.
     *
     * @throws RuleViolation on field {@code hours}
     */
    public static DutyHours parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        var shifts = new ArrayList<Shift>();
        for (var part : text.strip().split("\\s*[;；]\\s*", -1)) {
            shifts.add(shift(part.strip()));
        }
        return new DutyHours(shifts);
    }

    public boolean isEmpty() {
        return shifts.isEmpty();
    }

    /** Whether somebody is there at that time of that weekday. */
    public boolean covers(DayOfWeek day, LocalTime time) {
        return shifts.stream()
                .filter(shift -> shift.from.compareTo(day) <= 0 && day.compareTo(shift.to) <= 0)
                .flatMap(shift -> shift.spans.stream())
                .anyMatch(span -> !time.isBefore(span.from) && time.isBefore(span.to));
    }

    /** The written form, which {@link #parse} reads. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var shift : shifts) {
            text.append(text.isEmpty() ? "" : "; ").append(shift.from.getValue());
            if (shift.to != shift.from) {
                text.append('-').append(shift.to.getValue());
            }
            shift.spans.forEach(
                    span -> text.append(' ').append(span.from).append('-').append(span.to));
        }
        return text.toString();
    }

    private static Shift shift(String part) {
        var words = part.split("\\s+");
        var days = DAYS.matcher(words[0]);
        if (!days.matches() || words.length < 2 || words.length > 5) {
            throw new RuleViolation("hours", "organizations.hours.invalid");
        }
        var from = DayOfWeek.of(Integer.parseInt(days.group(1)));
        var to = days.group(2) == null ? from : DayOfWeek.of(Integer.parseInt(days.group(2)));
        var spans = new ArrayList<Span>();
        for (var i = 1; i < words.length; i++) {
            spans.add(span(words[i], spans));
        }
        if (to.compareTo(from) < 0) {
            throw new RuleViolation("hours", "organizations.hours.invalid");
        }
        return new Shift(from, to, spans);
    }

    private static Span span(String word, List<Span> before) {
        var times = SPAN.matcher(word);
        if (!times.matches()
                || times.group(1).compareTo("23:59") > 0
                || times.group(2).compareTo("23:59") > 0) {
            throw new RuleViolation("hours", "organizations.hours.invalid");
        }
        var span = new Span(LocalTime.parse(times.group(1)), LocalTime.parse(times.group(2)));
        var earliest = before.isEmpty() ? LocalTime.MIN : before.getLast().to;
        if (!span.from.isBefore(span.to) || span.from.isBefore(earliest)) {
            throw new RuleViolation("hours", "organizations.hours.invalid");
        }
        return span;
    }
}
