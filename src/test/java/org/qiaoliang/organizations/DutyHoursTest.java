package org.qiaoliang.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiaoliang.kernel.RuleViolation;

class DutyHoursTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-5 08:30-12:00 13:30-17:30", "1-5 08:30-12:00 14:00-17:30; 6 09:00-11:30", "7 00:00-23:59"
            })
    void writesWhatItReads(String text) {
        assertThat(DutyHours.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-5",
                "5-1 08:00-09:00",
                "1 09:00-08:00",
                "1 08:00-09:00 08:30-10:00",
                "8 08:00-09:00",
                "1 24:00-25:00",
                "1 8:00-9:00",
                "1 08:00-09:00;;",
                "=1+1"
            })
    void refusesWhatIsNoHours(String text) {
        assertThatThrownBy(() -> DutyHours.parse(text)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void saysWhenSomebodyIsThere() {
        var hours = DutyHours.parse("1-5 08:30-12:00 14:00-17:30; 6 09:00-11:30");

        assertThat(hours.covers(DayOfWeek.MONDAY, LocalTime.of(8, 30))).isTrue();
        assertThat(hours.covers(DayOfWeek.MONDAY, LocalTime.NOON)).isFalse();
        assertThat(hours.covers(DayOfWeek.SATURDAY, LocalTime.of(10, 0))).isTrue();
        assertThat(hours.covers(DayOfWeek.SUNDAY, LocalTime.of(10, 0))).isFalse();
    }
}
