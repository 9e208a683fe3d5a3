package org.qiaoliang.portal.internal.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** The organizations of a place as people look for them, and whether somebody is there now. */
@Component
class Offices {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Organizations organizations;
    private final WorkCalendar calendar;
    private final Clock clock;

    Offices(Organizations organizations, WorkCalendar calendar, Clock clock) {
        this.organizations = organizations;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<Office> at(DivisionId division) {
        return organizations.at(division).stream().map(this::office).toList();
    }

    private Office office(Organization organization) {
        var now = clock.instant().atZone(ZONE);
        var contact = organization.contact();
        boolean open = calendar.isWorkingDay(now.toLocalDate())
                && contact.hours().covers(now.getDayOfWeek(), now.toLocalTime());
        return new Office(
                organization.name(),
                organization.kind().code(),
                contact.phone(),
                contact.address(),
                contact.hours(),
                open);
    }
}
