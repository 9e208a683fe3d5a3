package org.qiaoliang.insight.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.insight.internal.board.Boards;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.LedgerEntry;
import org.qiaoliang.ledger.Measures;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** From a figure down to the lines that it counts (LEDGER-5). */
@Controller
@Needs(Permission.FIGURES_READ)
class EntriesPages {
    private static final String AFTER = "after";

    private final Pages pages;
    private final Boards boards;
    private final EntriesReader reader;
    private final Reader readers;
    private final Names names;
    private final Divisions divisions;
    private final Measures measures;
    private final Texts texts;
    private final Languages languages;

    EntriesPages(
            Pages pages,
            Boards boards,
            EntriesReader reader,
            Reader readers,
            Names names,
            Divisions divisions,
            Measures measures,
            Texts texts,
            Languages languages) {
        this.pages = pages;
        this.boards = boards;
        this.reader = reader;
        this.readers = readers;
        this.names = names;
        this.divisions = divisions;
        this.measures = measures;
        this.texts = texts;
        this.languages = languages;
    }

    @GetMapping("/insight/{code}/entries")
    View entries(
            @PathVariable String code,
            @RequestParam(defaultValue = "") List<String> measure,
            @RequestParam(required = false) @Nullable String after,
            BoardParameters parameters,
            HttpServletRequest request) {
        var board = boards.find(code);
        var words = new Words(texts, languages.of(request));
        var categories = names.categories(board, words.locale());
        var channels = names.channels(board, words.locale());
        var asked = readers.asked(parameters, categories, channels);
        var wanted = wanted(measure, board);
        var found = reader.read(asked.now(wanted), after == null || after.isEmpty() ? null : after);
        var here = Link.of("/insight/" + code + "/entries", asked).with("measure", wanted.toArray(String[]::new));
        var next = found.entries().after();
        return pages.view(
                "insight/entries",
                new EntriesPage(
                        title(board, wanted, words),
                        asked.division().fullName(),
                        path(board, asked, words),
                        words.t(
                                "insight.entries.whole",
                                words.number(BigDecimal.valueOf(found.whole().quantity())),
                                words.number(BigDecimal.valueOf(found.whole().persons()))),
                        found.entries().items().stream()
                                .map(entry -> line(entry, found, categories, channels, board, words))
                                .toList(),
                        next == null ? null : here.with(AFTER, next).toString(),
                        after == null ? null : here.toString()));
    }

    /** Only measures of the board, so that what an address can show is what the board shows. */
    private Set<String> wanted(List<String> asked, Board board) {
        var wanted = new TreeSet<String>();
        for (var tile : board.tiles()) {
            tile.value().measures().stream()
                    .filter(measure -> asked.contains(measure) || asked.isEmpty())
                    .forEach(wanted::add);
        }
        if (wanted.isEmpty() || !wanted.containsAll(asked)) {
            throw new Absent();
        }
        return wanted;
    }

    private static String title(Board board, Set<String> wanted, Words words) {
        return board.tiles().stream()
                .filter(tile -> tile.value().measures().equals(wanted))
                .findFirst()
                .map(tile -> words.t(tile.value().key()))
                .orElseGet(() -> words.t(board.key()));
    }

    private List<Tab> path(Board board, Asked asked, Words words) {
        var up = Link.of("/insight/" + board.code(), asked);
        return List.of(
                new Tab(words.t(board.key()), up.toString(), false), new Tab(words.t("insight.entries"), "", true));
    }

    private EntriesPage.Line line(
            LedgerEntry entry,
            EntriesReader.Found found,
            Map<String, String> categories,
            Map<String, String> channels,
            Board board,
            Words words) {
        return new EntriesPage.Line(
                entry.day(),
                measure(entry, board, words),
                divisions
                        .find(entry.division())
                        .map(Division::fullName)
                        .orElse(entry.place().digits()),
                found.organizations()
                        .getOrDefault(
                                entry.organization(),
                                words.t("kernel.kind." + entry.kind().code())),
                categories.getOrDefault(entry.category(), entry.category()),
                channels.getOrDefault(entry.channel(), entry.channel()),
                entry.quantity(),
                entry.amount(),
                entry.record().number(),
                found.hrefs().getOrDefault(entry.record(), ""),
                entry.reverses().isPresent(),
                entry.reason());
    }

    /** As the catalogue names it, or else as the board does. */
    private String measure(LedgerEntry entry, Board board, Words words) {
        var key = "ledger.measure." + entry.measure();
        return measures.find(entry.measure()).isPresent() && texts.has(key)
                ? words.t(key)
                : title(board, Set.of(entry.measure()), words);
    }
}
