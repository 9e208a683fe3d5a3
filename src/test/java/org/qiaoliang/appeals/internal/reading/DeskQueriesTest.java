package org.qiaoliang.appeals.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qiaoliang.appeals.internal.handling.AppealRepository;

class DeskQueriesTest {
    /** What is cut off would bring the last row of a page again on the next. */
    @Test
    void aPageGoesOnFromExactlyTheDeadlineTheDatabaseKeeps() {
        var due = Instant.parse("2026-12-09T07:30:15.123456Z");
        var never = AppealRepository.NEVER.toInstant();

        assertThat(DeskQueries.instant(DeskQueries.exact(due))).isEqualTo(due);
        assertThat(DeskQueries.instant(DeskQueries.exact(never))).isEqualTo(never);
    }
}
