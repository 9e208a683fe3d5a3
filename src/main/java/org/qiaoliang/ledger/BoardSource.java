package org.qiaoliang.ledger;

import java.util.List;

/** A module's boards, offered as a bean. */
public interface BoardSource {
    List<Board> boards();
}
