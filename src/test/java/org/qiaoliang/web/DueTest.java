package org.qiaoliang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;

@Rule("APPEAL-2")
class DueTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Kept until the end of 9 December. */
    private static final Instant WHOLE_DAY = at("2026-12-10T00:00:00");

    @Test
    void countsToTheLastDayAndNotToTheInstantThatIsTooLate() {
        var left = left(WHOLE_DAY, "2026-11-24T10:00:00");

        assertThat(left.words()).isEqualTo(Due.Words.LEFT);
        assertThat(left.number()).isEqualTo(15);
        assertThat(left.lastDay()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(left.wholeDay()).isTrue();
        assertThat(left.tone()).isEqualTo("green");
        assertThat(left(WHOLE_DAY, "2026-12-06T23:59:59").tone()).isEqualTo("yellow");
    }

    @Test
    void isDueTodayUntilTheLastDayEndsAndLateFromThenOn() {
        for (var time : new String[] {"2026-12-09T00:00:00", "2026-12-09T23:59:59"}) {
            var left = left(WHOLE_DAY, time);
            assertThat(left.words()).isEqualTo(Due.Words.TODAY);
            assertThat(left.tone()).isEqualTo("red");
            assertThat(left.isLate()).isFalse();
        }
        var late = left(WHOLE_DAY, "2026-12-10T00:00:00");
        assertThat(late.words()).isEqualTo(Due.Words.LATE_DAYS);
        assertThat(late.number()).isEqualTo(1);
        assertThat(late.isLate()).isTrue();
    }

    @Test
    void whatIsCountedInHoursEndsAtItsTime() {
        var due = at("2026-12-09T15:30:00");

        assertThat(left(due, "2026-12-09T10:00:00").words()).isEqualTo(Due.Words.TODAY_AT);
        assertThat(left(due, "2026-12-09T10:00:00").wholeDay()).isFalse();
        assertThat(left(due, "2026-12-08T16:00:00").number()).isEqualTo(1);
        assertThat(left(due, "2026-12-09T15:30:00").words()).isEqualTo(Due.Words.LATE_HOURS);
        assertThat(left(due, "2026-12-09T18:00:00").number()).isEqualTo(2);
    }

    private static Due.Left left(Instant due, String now) {
        return Due.Left.of(due, at(now), ZONE);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
