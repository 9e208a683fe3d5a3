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
                        new Chart(
                                "months", "insight.appeals.by-month", Along.MONTH, "line", List.of(RECEIVED), true, 8),
                        new Chart(
                                "categories",
                                "insight.appeals.by-category",
                                Along.CATEGORY,
                                "tree",
                                List.of(RECEIVED),
                                false,
                                4),
                        new Chart(
                                "divisions",
                                "insight.appeals.by-division",
                                Along.DIVISION,
                                "bar",
                                List.of(RECEIVED),
                                true,
                                8),
                        new Chart(
                                "kinds",
                                "insight.appeals.by-kind",
                                Along.KIND,
                                "bars",
                                List.of(RECEIVED, SETTLED),
                                false,
                                4),
                        new Chart(
                                "standing",
                                "insight.appeals.standing",
                                Along.DIVISION,
                                "bar",
                                List.of(OPEN, OVERDUE),
                                false,
                                8),
                        new Chart(
                                "channels",
                                "insight.appeals.by-channel",
                                Along.CHANNEL,
                                "bars",
                                List.of(RECEIVED),
                                false,
                                4)),
                List.of(
                        new Tile(RECEIVED, NEITHER),
                        new Tile(SETTLED, GOOD),
                        new Tile(PROMPT, GOOD),
                        new Tile(CONTENT, GOOD),
                        new Tile(OPEN, BAD),
                        new Tile(OVERDUE, BAD))));
    }
}
