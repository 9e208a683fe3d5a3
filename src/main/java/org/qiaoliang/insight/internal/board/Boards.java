package org.qiaoliang.insight.internal.board;

import java.util.Comparator;
import java.util.List;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.BoardSource;
import org.springframework.stereotype.Component;

/** The boards that all modules offer, in order. */
@Component
public class Boards {
    private final List<Board> boards;

    Boards(List<BoardSource> sources) {
        this.boards = sources.stream()
                .flatMap(source -> source.boards().stream())
                .sorted(Comparator.comparingInt(Board::order).thenComparing(Board::code))
                .toList();
    }

    public List<Board> all() {
        return boards;
    }

    public Board find(String code) {
        return boards.stream()
                .filter(board -> board.code().equals(code))
                .findFirst()
                .orElseThrow(Absent::new);
    }
}
