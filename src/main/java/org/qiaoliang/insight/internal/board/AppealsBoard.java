package org.qiaoliang.insight.internal.board;

import static org.qiaoliang.ledger.Board.Mood.BAD;
import static org.qiaoliang.ledger.Board.Mood.GOOD;
import static org.qiaoliang.ledger.Board.Mood.NEITHER;

import java.util.List;
import java.util.Set;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.Board.Chart;
import org.qiaoliang.ledger.Board.Flow;
import org.qiaoliang.ledger.Board.Persons;
import org.qiaoliang.ledger.Board.Share;
import org.qiaoliang.ledger.Board.Stock;
import org.qiaoliang.ledger.Board.Tile;
import org.qiaoliang.ledger.Board.Value;
import org.qiaoliang.ledger.BoardSource;
import org.springframework.stereotype.Component;

/** Appeals: how many came, how many were settled and in time, how people found it, what is open. */
@Component
class AppealsBoard implements BoardSource {
    private static final String IN_TIME = "appeal.settled-in-time";
    private static final String LATE = "appeal.settled-late";
    private static final String SATISFIED = "appeal.satisfied";
    private static final Flow RECEIVED = new Flow("insight.appeals.received", Set.of("appeal.received"));
    private static final Flow SETTLED = new Flow("insight.appeals.settled", Set.of(IN_TIME, LATE));
    private static final Share PROMPT = new Share("insight.appeals.in-time", Set.of(IN_TIME), Set.of(IN_TIME, LATE));
    private static final Share CONTENT =
            new Share("insight.appeals.satisfaction", Set.of(SATISFIED), Set.of(SATISFIED, "appeal.dissatisfied"));
    private static final Persons PEOPLE = new Persons("insight.appeals.people", "appeal.received");
    private static final Stock OPEN = new Stock("insight.appeals.open", "appeal.open");
    private static final Stock OVERDUE = new Stock("insight.appeals.overdue", "appeal.overdue");

    @Override
    public List<Board> boards() {
        return List.of(new Board(
                "appeals",
                10,
                "insight.appeals",
                "appeals",
                List.of(
                        new Tile(RECEIVED, NEITHER),
                        new Tile(PEOPLE, NEITHER),
                        new Tile(SETTLED, GOOD),
                        new Tile(PROMPT, GOOD),
                        new Tile(CONTENT, GOOD),
                        new Tile(OPEN, BAD),
                        new Tile(OVERDUE, BAD)),
                List.of(
                        chart("months", "by-month", Along.MONTH, "line", List.of(RECEIVED), true, 8),
                        chart("channels", "by-channel", Along.CHANNEL, "bars", List.of(RECEIVED), false, 4),
                        chart("rates", "rates", Along.MONTH, "line", List.of(PROMPT, CONTENT), false, 6),
                        chart("kinds", "by-kind", Along.KIND, "bars", List.of(RECEIVED, SETTLED), false, 6),
                        chart("divisions", "by-division", Along.DIVISION, "bars", List.of(RECEIVED), true, 6),
                        chart("standing", "standing", Along.DIVISION, "bars", List.of(OPEN, OVERDUE), false, 6),
                        chart("categories", "by-category", Along.CATEGORY, "tree", List.of(RECEIVED), false, 12)),
                List.of(
                        new Tile(RECEIVED, NEITHER),
                        new Tile(SETTLED, GOOD),
                        new Tile(PROMPT, GOOD),
                        new Tile(CONTENT, GOOD),
                        new Tile(OPEN, BAD),
                        new Tile(OVERDUE, BAD))));
    }

    private static Chart chart(
            String code, String name, Along along, String drawing, List<Value> values, boolean compared, int width) {
        return new Chart(code, "insight.appeals." + name, along, drawing, values, compared, width);
    }
}
