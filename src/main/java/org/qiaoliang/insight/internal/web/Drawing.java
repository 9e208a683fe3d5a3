package org.qiaoliang.insight.internal.web;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.insight.internal.board.Readings;
import org.qiaoliang.insight.internal.web.Names.Part;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Board.Mood;
import org.qiaoliang.ledger.Board.Share;
import org.qiaoliang.ledger.Board.Stock;
import org.qiaoliang.ledger.Board.Value;
import org.qiaoliang.web.Chart;
import org.qiaoliang.web.Chart.Series;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Tile;
import org.qiaoliang.web.Tile.Change;
import org.qiaoliang.web.Tile.Direction;

/** Draws one board from what was read: tiles, charts, the league table. */
final class Drawing {
    private static final int WARMEST = 4;
    private static final List<Along> COMPARED =
            List.of(Along.DIVISION, Along.KIND, Along.CATEGORY, Along.MONTH, Along.CHANNEL);
    private static final int MANY_TIMES = 10;

    private final Board board;
    private final Asked asked;
    private final Readings readings;
    private final Names names;
    private final Words words;
    private final Link here;
    private final boolean absolute;

    Drawing(Board board, Asked asked, Readings readings, Names names, Words words, Link here, boolean absolute) {
        this.board = board;
        this.asked = asked;
        this.readings = readings;
        this.names = names;
        this.words = words;
        this.here = here;
        this.absolute = absolute;
    }

    List<Tile> tiles() {
        return board.tiles().stream().map(this::tile).toList();
    }

    private Tile tile(Board.Tile tile) {
        var value = tile.value();
        var now = readings.total(value);
        var then = readings.totalThen(value);
        var measures = value.measures().toArray(String[]::new);
        return new Tile(
                words.t(value.key()),
                words.number(now),
                value instanceof Share && now != null ? "%" : "",
                measures.length == 0
                        ? ""
                        : here.at(entries()).with("measure", measures).toString(),
                change(value, now, then, tile.more()),
                value instanceof Stock ? words.t("insight.stands") : "");
    }

    String entries() {
        return "/insight/" + board.code() + "/entries";
    }

    List<BoardPage.Drawn> charts() {
        return board.charts().stream()
                .filter(chart -> chart.along() != Along.DIVISION || !isVillage())
                .map(chart ->
                        new BoardPage.Drawn(chart(chart), words.t(chart.key()), download(chart.code()), chart.width()))
                .filter(drawn -> !drawn.chart().categories().isEmpty())
                .toList();
    }

    Chart chart(Board.Chart chart) {
        var parts = names.parts(chart.along(), board, asked, readings, words);
        var series = new ArrayList<Series>();
        for (var value : chart.values()) {
            series.add(Series.of(
                    words.t(value.key()),
                    parts.stream()
                            .map(part -> readings.part(value, chart.along(), part.key()))
                            .toList(),
                    false));
            if (chart.compared()) {
                series.add(Series.of(
                        words.t("insight.last-year"),
                        parts.stream()
                                .map(part -> then(value, chart.along(), part))
                                .toList(),
                        true));
            }
        }
        return new Chart(
                chart.drawing(),
                words.t("insight.along." + Words.code(chart.along())),
                parts.stream().map(Part::name).toList(),
                series,
                parts.stream().map(part -> drill(chart.along(), part)).toList(),
                chart.values().stream().allMatch(Share.class::isInstance) ? "%" : "");
    }

    private @Nullable BigDecimal then(Value value, Along along, Part part) {
        var key =
                along == Along.MONTH ? YearMonth.parse(part.key()).minusYears(1).toString() : part.key();
        return readings.partThen(value, along, key);
    }

    private String drill(Along along, Part part) {
        return switch (along) {
            case MONTH -> here.with("from", part.key()).with("to", part.key()).toString();
            case DIVISION ->
                part.key().equals(asked.division().code().digits())
                        ? ""
                        : here.with("division", part.key()).toString();
            case KIND -> here.with("kind", part.key()).toString();
            case CATEGORY ->
                part.key().isEmpty() ? "" : here.with("category", part.key()).toString();
            case CHANNEL ->
                part.key().isEmpty() ? "" : here.with("channel", part.key()).toString();
        };
    }

    /** Null where there is nothing to compare. */
    BoardPage.@Nullable League league(@Nullable String sorting) {
        var along = asked.by();
        if (board.league().isEmpty()) {
            return null;
        }
        var ranked = along != Along.MONTH;
        var sort = Sort.parse(here.path(), here.single(), sorting, ranked ? "-v0" : "name");
        var parts = new ArrayList<Part>();
        if (along != Along.DIVISION || !isVillage()) {
            parts.addAll(names.parts(along, board, asked, readings, words));
        }
        parts.removeIf(part -> part.key().equals(asked.division().code().digits()));
        parts.sort(order(sort));
        var columns = new ArrayList<BoardPage.Column>();
        for (var i = 0; i < board.league().size(); i++) {
            columns.add(new BoardPage.Column(
                    "v" + i, words.t(board.league().get(i).value().key())));
        }
        var heats = board.league().stream().map(tile -> heat(tile, parts)).toList();
        var lines = new ArrayList<BoardPage.Line>();
        for (var part : parts) {
            var cells = new ArrayList<BoardPage.Cell>();
            for (var i = 0; i < heats.size(); i++) {
                cells.add(cell(board.league().get(i), part, heats.get(i)));
            }
            lines.add(new BoardPage.Line(lines.size() + 1, part.name(), drill(along, part), cells));
        }
        var tabs = COMPARED.stream()
                .map(by -> new Tab(
                        words.t("insight.along." + Words.code(by)),
                        here.with("by", Words.code(by)) + "#league",
                        by == along))
                .toList();
        return new BoardPage.League(
                words.t("insight.along." + Words.code(along)), ranked, tabs, sort, columns, lines, download("league"));
    }

    /** How warm a share is among those of its column: the best the warmest. Other figures have none. */
    private Function<BigDecimal, String> heat(Board.Tile tile, List<Part> parts) {
        var found = parts.stream()
                .map(part -> readings.part(tile.value(), asked.by(), part.key()))
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .summaryStatistics();
        var width = found.getMax() - found.getMin();
        return tile.value() instanceof Share && width > 0
                ? share -> Long.toString(Math.round(WARMEST * (share.doubleValue() - found.getMin()) / width))
                : share -> "";
    }

    private Comparator<Part> order(Sort sort) {
        var tiles = board.league();
        for (var i = 0; i < tiles.size(); i++) {
            if (sort.column().equals("v" + i)) {
                var value = tiles.get(i).value();
                Comparator<BigDecimal> figures = sort.descending()
                        ? Comparator.<BigDecimal>naturalOrder().reversed()
                        : Comparator.naturalOrder();
                return Comparator.comparing(
                                (Part part) -> readings.part(value, asked.by(), part.key()),
                                Comparator.nullsLast(figures))
                        .thenComparing(Part::key);
            }
        }
        return sort.descending() ? Comparator.comparing(Part::key).reversed() : Comparator.comparing(Part::key);
    }

    private BoardPage.Cell cell(Board.Tile tile, Part part, Function<BigDecimal, String> heat) {
        var value = tile.value();
        var now = readings.part(value, asked.by(), part.key());
        var change = change(value, now, comparable(value, part), tile.more());
        return new BoardPage.Cell(
                now,
                words.figure(value, now),
                change == null ? "" : words.t("insight.change." + change.direction(), change.text()),
                now == null ? "" : heat.apply(now));
    }

    /** The running month is not over yet: there is nothing of last year to hold it against. */
    private @Nullable BigDecimal comparable(Value value, Part part) {
        var running = asked.by() == Along.MONTH
                && part.key().equals(YearMonth.from(asked.today()).toString());
        return running ? null : then(value, asked.by(), part);
    }

    private @Nullable Change change(Value value, @Nullable BigDecimal now, @Nullable BigDecimal then, Mood more) {
        if (now == null || then == null) {
            return null;
        }
        var difference = now.subtract(then);
        var direction =
                difference.signum() > 0 ? Direction.up : difference.signum() < 0 ? Direction.down : Direction.same;
        Boolean good = more == Mood.NEITHER || difference.signum() == 0
                ? null
                : Boolean.valueOf((difference.signum() > 0) == (more == Mood.GOOD));
        if (value instanceof Share) {
            return new Change(direction, words.t("insight.points", words.number(difference.abs())), good);
        }
        var share = Change.of(now.longValue(), then.longValue(), more == Mood.GOOD);
        // A share of next to nothing says nothing: from 7 to 2562 is no "36500%".
        return absolute || share == null || now.longValue() >= MANY_TIMES * then.longValue()
                ? new Change(direction, words.number(difference.abs()), good)
                : new Change(direction, share.text(), good);
    }

    private String download(String table) {
        return here.at(here.path() + "/tables/" + table + ".csv").toString();
    }

    private boolean isVillage() {
        return asked.division().code().level() == DivisionLevel.VILLAGE;
    }
}
