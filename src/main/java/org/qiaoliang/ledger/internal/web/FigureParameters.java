package org.qiaoliang.ledger.internal.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.FigureQuery.View;
import org.qiaoliang.ledger.Measures;

/**
 * The parameters of a figure as they come.
 *
 * @param kind code of an organization kind
 * @param view {@code was} or {@code now}
 */
public record FigureParameters(
        @Nullable String measure,
        @Nullable String division,
        @Nullable String from,
        @Nullable String to,
        @Nullable String kind,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String view) {
    private static final int EARLIEST = 1949;
    private static final int LATEST = 2199;
    /** Every complaint at once, each with its field. */
    FigureQuery query(Measures measures, Divisions divisions) {
        var complaints = new Complaints();
        var code = measure == null ? "" : measure;
        var known = measures.find(code);
        complaints.addIf(known.isEmpty(), "measure", "ledger.figures.measure");
        // A module that names none posts whatever it likes there.
        var names = known.flatMap(m -> measures.names(m.module()));
        var place = division(divisions, complaints);
        var first = day("from", from, complaints);
        var last = day("to", to, complaints);
        complaints.addIf(last.isBefore(first), "to", "ledger.figures.order");
        var query = FigureQuery.of(code, place, first, last);
        if (kind != null && !kind.isEmpty()) {
            var found = OrganizationKind.ofCode(kind);
            complaints.addIf(found.isEmpty(), "kind", "ledger.figures.kind");
            query = query.ofKinds(found.map(Set::of).orElseGet(Set::of));
        }
        if (category != null && !category.isEmpty()) {
            complaints.addIf(
                    names.filter(of -> !of.categories(Locale.ROOT).containsKey(category))
                            .isPresent(),
                    "category",
                    "ledger.figures.category");
            query = query.ofCategories(Set.of(category));
        }
        if (channel != null && !channel.isEmpty()) {
            complaints.addIf(
                    names.filter(of -> !of.channels(Locale.ROOT).containsKey(channel))
                            .isPresent(),
                    "channel",
                    "ledger.figures.channel");
            query = query.ofChannels(Set.of(channel));
        }
        if (view != null && !view.isEmpty()) {
            complaints.addIf(!Set.of("was", "now").contains(view), "view", "ledger.figures.view");
            query = query.seen("now".equals(view) ? View.AS_IT_IS_NOW : View.AS_IT_WAS);
        }
        complaints.raise();
        return query;
    }

    /** A division of today, or one that was on either day asked for. */
    private DivisionCode division(Divisions divisions, Complaints complaints) {
        var code = DivisionCode.parse(division == null ? "" : division);
        if (code.isEmpty()) {
            complaints.add("division", "kernel.division.invalid");
            return new DivisionCode("00");
        }
        var known = divisions.byCode(code.get()).isPresent() || wasThere(divisions, code.get());
        complaints.addIf(!known, "division", "ledger.figures.division");
        return code.get();
    }

    private boolean wasThere(Divisions divisions, DivisionCode code) {
        var ignored = new Complaints();
        var first = day("from", from, ignored);
        var last = day("to", to, ignored);
        return ignored.isEmpty()
                && (divisions.byCode(code, first).isPresent()
                        || divisions.byCode(code, last).isPresent());
    }

    private static LocalDate day(String field, @Nullable String text, Complaints complaints) {
        try {
            var day = LocalDate.parse(text == null ? "" : text);
            if (day.getYear() >= EARLIEST && day.getYear() <= LATEST) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // complained of below
        }
        complaints.add(field, "ledger.figures.day");
        return LocalDate.EPOCH;
    }
}
