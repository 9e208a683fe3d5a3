package org.qiaoliang.divisions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.identity.TestStaff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CalendarPagesIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private Clock clock;

    private TestStaff.Member administrator;
    private TestStaff.Member leader;

    @BeforeEach
    void people() {
        var city = new AppealCity(context);
        administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        leader = city.staff().overAll("3708", Role.LEADER);
    }

    @Test
    @Rule("APPEAL-2")
    void aDayOfTheCalendarIsEditedAndTakenBack() {
        var day = LocalDate.of(2041, 3, 12);
        assertThat(calendar.provisional(2041)).isTrue();
        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(post(
                        administrator,
                        "/workbench/calendar/2041/days",
                        "version",
                        "0",
                        "day",
                        day.toString(),
                        "kind",
                        "HOLIDAY",
                        "festival",
                        "OTHER"))
                .hasStatus(302);
        assertThat(calendar.isWorkingDay(day)).isFalse();
        assertThat(calendar.provisional(2041)).isFalse();
        assertThat(post(
                        administrator,
                        "/workbench/calendar/2041/days",
                        "version",
                        "0",
                        "day",
                        day.toString(),
                        "kind",
                        "PLAIN"))
                .hasStatus(409);
        assertThat(post(
                        administrator,
                        "/workbench/calendar/2041/days",
                        "version",
                        "1",
                        "day",
                        day.toString(),
                        "kind",
                        "WORKDAY"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"day-error\"");
        assertThat(post(administrator, "/workbench/calendar/2041/withdrawal", "version", "1"))
                .hasStatus(302);
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @Test
    void aProvisionalYearIsMarkedAndConfirmedAsItStands() {
        assertThat(get(leader, "/workbench/calendar/2042"))
                .bodyText()
                .contains("还没有公布")
                .doesNotContain("/announcement");
        assertThat(post(administrator, "/workbench/calendar/2042/announcement", "version", "0"))
                .hasStatus(302);
        assertThat(get(leader, "/workbench/calendar/2042")).bodyText().doesNotContain("还没有公布");
        assertThat(post(administrator, "/workbench/calendar/2042/withdrawal", "version", "1"))
                .hasStatus(302);
        assertThat(get(leader, "/workbench/calendar/2199")).hasStatus(404);
    }

    private MvcTestResult get(TestStaff.Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange();
    }

    private MvcTestResult post(TestStaff.Member who, String uri, String... fields) {
        var request = web.post().uri(uri).cookie(who.cookie()).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
