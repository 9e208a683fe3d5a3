package org.qiaoliang.divisions.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.CalendarDay;
import org.qiaoliang.divisions.CalendarDay.Kind;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Festival;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("APPEAL-2")
class CalendarServiceIT extends IntegrationTest {
    private static final LocalDate MONDAY = LocalDate.of(2091, 3, 5);

    @Autowired
    private DivisionSetup setup;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private CalendarService service;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void load() {
        setup.load(new DivisionCode("3708"));
    }

    @Test
    void knowsTheYearsShippedAndComputesOthers() {
        assertThat(calendar.provisional(2026)).isFalse();
        assertThat(calendar.provisional(2091)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(service.year(2026).version()).isEqualTo(1);
    }

    @Test
    void announcementTakesThePlaceOfTheComputedYear() {
        administering(() -> {
            var before = calendar.revision();
            service.announce(2091, 0, List.of(new CalendarDay(MONDAY, Kind.HOLIDAY, Festival.OTHER)));

            assertThat(calendar.provisional(2091)).isFalse();
            assertThat(calendar.isWorkingDay(MONDAY)).isFalse();
            assertThat(calendar.isWorkingDay(LocalDate.of(2091, 10, 1))).isTrue();
            assertThat(calendar.revision()).isGreaterThan(before);

            service.withdraw(2091, 1);
            assertThat(calendar.isWorkingDay(MONDAY)).isTrue();
            assertThat(calendar.isWorkingDay(LocalDate.of(2091, 10, 1))).isFalse();
        });
        assertThat(calendar.isWorkingDay(MONDAY)).isTrue();
    }

    @Test
    void refusesAStaleVersionAndDaysThatCantBe() {
        administering(() -> {
            refused("divisions.calendar.stale", 2026, 7, List.of());
            refused("divisions.calendar.stale", 2026, 0, List.of());
            var day = new CalendarDay(MONDAY, Kind.HOLIDAY, Festival.OTHER);
            refused("divisions.calendar.twice", 2091, 0, List.of(day, day));
            refused("divisions.calendar.other-year", 2092, 0, List.of(day));
            refused(
                    "divisions.calendar.worked-anyway",
                    2091,
                    0,
                    List.of(new CalendarDay(MONDAY, Kind.WORKDAY, Festival.OTHER)));
        });
    }

    @Test
    @Rule("ACCESS-2")
    void isForAdministratorsOfTheWhole() {
        refused("divisions.not-yours", 2091, 0, List.of());
    }

    private void refused(String key, int year, int version, List<CalendarDay> days) {
        assertThatThrownBy(() -> service.announce(year, version, days))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(key);
    }

    private void administering(Runnable work) {
        var scope = Map.of(Permission.SETTINGS_MANAGE, Scope.ofAllKinds(new DivisionCode("3708")));
        var viewer = new Viewer.Staff(new AccountId(1), "a", "a", null, Set.of(Role.ADMINISTRATOR), scope);
        CurrentViewer.as(
                viewer,
                () -> transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }
}
