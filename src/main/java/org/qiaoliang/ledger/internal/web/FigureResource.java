package org.qiaoliang.ledger.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.ledger.EntryId;
import org.qiaoliang.ledger.Figures;
import org.qiaoliang.ledger.LedgerEntry;
import org.qiaoliang.ledger.Measures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures and the entries behind them, for programs. */
@RestController
@RequestMapping("/api/v1/figures")
class FigureResource {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 500;

    private final Figures figures;
    private final Measures measures;
    private final Divisions divisions;

    FigureResource(Figures figures, Measures measures, Divisions divisions) {
        this.figures = figures;
        this.measures = measures;
        this.divisions = divisions;
    }

    /** @param quantity person-times or cases; {@code persons} distinct persons among them */
    record FigureJson(
            String measure,
            String division,
            LocalDate from,
            LocalDate to,
            long quantity,
            long persons,
            long amountFen) {}

    record RecordJson(String type, String number) {}

    /** @param reverses id of the entry whose opposite this is */
    record EntryJson(
            long id,
            LocalDate day,
            Instant postedAt,
            String division,
            String kind,
            long organization,
            String category,
            String channel,
            long quantity,
            long amountFen,
            RecordJson record,
            @Nullable Long reverses) {
        static EntryJson of(LedgerEntry entry) {
            return new EntryJson(
                    entry.id().value(),
                    entry.day(),
                    entry.postedAt(),
                    entry.place().digits(),
                    entry.kind().code(),
                    entry.organization().value(),
                    entry.category(),
                    entry.channel(),
                    entry.quantity(),
                    entry.amount().value(),
                    new RecordJson(entry.record().type(), entry.record().number()),
                    entry.reverses().map(EntryId::value).orElse(null));
        }
    }

    record EntriesJson(List<EntryJson> items, @Nullable String after) {}

    @GetMapping
    @Needs(Permission.FIGURES_READ)
    FigureJson figure(FigureParameters parameters) {
        var query = parameters.query(measures, divisions);
        var figure = figures.figure(query);
        return new FigureJson(
                query.measures().iterator().next(),
                query.division().digits(),
                query.from(),
                query.to(),
                figure.quantity(),
                figure.persons(),
                figure.amount().value());
    }

    @GetMapping("/entries")
    @Needs(Permission.FIGURES_READ)
    EntriesJson entries(
            FigureParameters parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String size) {
        var query = parameters.query(measures, divisions);
        var page = figures.entries(query, after == null || after.isEmpty() ? null : after, size(size));
        return new EntriesJson(page.items().stream().map(EntryJson::of).toList(), page.after());
    }

    private static int size(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL_SIZE;
        }
        try {
            var size = Integer.parseInt(text);
            if (size >= 1 && size <= LARGEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            // complained of below
        }
        new Complaints().add("size", "ledger.figures.size", LARGEST_SIZE).raise();
        return USUAL_SIZE;
    }
}
