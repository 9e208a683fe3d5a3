package org.qiaoliang.insight.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.insight.internal.board.BoardReader;
import org.qiaoliang.insight.internal.board.Boards;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.Figures.Confidential;
import org.qiaoliang.web.Chart;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Boards and the tables behind their charts. */
@Controller
@Needs(Permission.FIGURES_READ)
class BoardPages {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Pages pages;
    private final Boards boards;
    private final BoardReader reader;
    private final Reader readers;
    private final Names names;
    private final Divisions divisions;
    private final Texts texts;
    private final Languages languages;

    BoardPages(
            Pages pages,
            Boards boards,
            BoardReader reader,
            Reader readers,
            Names names,
            Divisions divisions,
            Texts texts,
            Languages languages) {
        this.pages = pages;
        this.boards = boards;
        this.reader = reader;
        this.readers = readers;
        this.names = names;
        this.divisions = divisions;
        this.texts = texts;
        this.languages = languages;
    }

    @GetMapping("/insight")
    Object first(BoardParameters parameters, HttpServletRequest request) {
        return board(boards.all().stream().findFirst().orElseThrow(Absent::new).code(), parameters, request);
    }

    @GetMapping("/insight/{code}")
    Object board(@PathVariable String code, BoardParameters parameters, HttpServletRequest request) {
        var board = boards.find(code);
        var words = new Words(texts, languages.of(request));
        var categories = names.categories(board, words.locale());
        var channels = names.channels(board, words.locale());
        try {
            var asked = readers.asked(parameters, categories, channels);
            return pages.view("insight/board", page(board, asked, parameters, form(asked), words));
        } catch (RuleViolation wrong) {
            // The board of this year, with what was typed and what is wrong with it.
            var page = page(
                    board, readers.usual(), parameters, Form.posted(request).refusedBy(wrong), words);
            return pages.view(HttpStatus.UNPROCESSABLE_CONTENT, "insight/board", page);
        }
    }

    @GetMapping("/insight/{code}/tables/{table}.csv")
    ResponseEntity<String> table(
            @PathVariable String code,
            @PathVariable String table,
            BoardParameters parameters,
            HttpServletRequest request) {
        var board = boards.find(code);
        var words = new Words(texts, languages.of(request));
        var asked = readers.asked(
                parameters, names.categories(board, words.locale()), names.channels(board, words.locale()));
        var drawing = drawing(board, asked, parameters, words);
        var csv = "league".equals(table)
                ? league(drawing, parameters, words)
                : board.charts().stream()
                        .filter(chart -> chart.code().equals(table))
                        .findFirst()
                        .map(chart -> chart(drawing.chart(chart)))
                        .orElseThrow(Absent::new);
        var name = "%s-%s-%s-%s-%s.csv".formatted(code, table, asked.division().code(), asked.from(), asked.to());
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv.toString());
    }

    private Drawing drawing(Board board, Asked asked, BoardParameters parameters, Words words) {
        return new Drawing(
                board,
                asked,
                reader.read(board, asked),
                names,
                words,
                Link.of("/insight/" + board.code(), asked),
                parameters.absolute());
    }

    private BoardPage page(Board board, Asked asked, BoardParameters parameters, Form form, Words words) {
        var drawing = drawing(board, asked, parameters, words);
        var here = Link.of("/insight/" + board.code(), asked);
        return new BoardPage(
                words.t(board.key()),
                asked.division().fullName(),
                asked.division().code().digits(),
                here.path(),
                here.single().getOrDefault("by", ""),
                boards.all().size() > 1
                        ? boards.all().stream()
                                .map(b -> new Tab(
                                        words.t(b.key()),
                                        here.at("/insight/" + b.code()).toString(),
                                        b.equals(board)))
                                .toList()
                        : List.of(),
                path(asked.division(), here),
                form,
                filters(board, words),
                readers.seesPartOf(asked.division()),
                List.of(
                        new Tab(words.t("insight.change.share"), here.toString(), !parameters.absolute()),
                        new Tab(
                                words.t("insight.change.absolute"),
                                here.with("change", "absolute").toString(),
                                parameters.absolute())),
                drawing.tiles(),
                drawing.charts(),
                drawing.league(parameters.sort()),
                here.at(drawing.entries()).with("measure", measures(board)).toString(),
                reader.confidential(board, asked).stream()
                        .map(row -> published(row, words))
                        .toList());
    }

    private static String[] measures(Board board) {
        return board.tiles().getFirst().value().measures().toArray(String[]::new);
    }

    private List<Tab> path(Division division, Link here) {
        return readers.path(division).stream()
                .map(step -> new Tab(
                        step.name(),
                        here.with("division", step.code().digits()).toString(),
                        step.id().equals(division.id())))
                .toList();
    }

    private BoardPage.Filters filters(Board board, Words words) {
        return new BoardPage.Filters(
                readers.kinds().stream()
                        .map(kind -> new Choice(kind.code(), words.t("kernel.kind." + kind.code())))
                        .toList(),
                choices(names.categories(board, words.locale())),
                choices(names.channels(board, words.locale())),
                List.of(
                        new Choice("was", words.t("insight.view.was")),
                        new Choice("now", words.t("insight.view.now"))));
    }

    private static List<Choice> choices(Map<String, String> names) {
        var choices = new ArrayList<Choice>();
        names.forEach((code, name) -> choices.add(new Choice(code, name)));
        return choices;
    }

    private static Form form(Asked asked) {
        var known = new HashMap<String, String>();
        known.putAll(Link.of("", asked).single());
        return Form.of(known);
    }

    private BoardPage.Published published(Confidential row, Words words) {
        var quantity = row.quantity();
        return new BoardPage.Published(
                divisions
                        .byCode(row.division())
                        .map(Division::name)
                        .orElse(row.division().digits()),
                row.kind().isEmpty() ? words.t("insight.all-kinds") : words.t("kernel.kind." + row.kind()),
                quantity == null ? words.t("insight.suppressed") : words.number(BigDecimal.valueOf(quantity)));
    }

    private static CsvTable chart(Chart chart) {
        var csv = new CsvTable();
        var head = new ArrayList<String>();
        head.add(chart.axis());
        chart.series().forEach(series -> head.add(series.name()));
        csv.row(head);
        for (var i = 0; i < chart.categories().size(); i++) {
            var row = new ArrayList<Object>();
            row.add(chart.categories().get(i));
            for (var series : chart.series()) {
                var value = series.values().get(i);
                row.add(value == null ? "" : value);
            }
            csv.row(row);
        }
        return csv;
    }

    private static CsvTable league(Drawing drawing, BoardParameters parameters, Words words) {
        var league = drawing.league(parameters.sort());
        if (league == null) {
            throw new Absent();
        }
        var csv = new CsvTable();
        var head = new ArrayList<String>();
        head.add(words.t("insight.rank"));
        head.add(league.along());
        league.columns().forEach(column -> head.add(column.text()));
        csv.row(head);
        for (var line : league.lines()) {
            var row = new ArrayList<Object>();
            row.add(line.rank());
            row.add(line.name());
            for (var cell : line.cells()) {
                var number = cell.number();
                row.add(number == null ? "" : number);
            }
            csv.row(row);
        }
        return csv;
    }
}
