package org.qiaoliang.portal.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.portal.internal.ServiceSearch;
import org.qiaoliang.web.Hotlines;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Service;
import org.qiaoliang.web.Tab;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The portal's own pages; the services themselves belong to their modules. */
@Controller
@Open
class PortalPages {
    private static final int MOST_ASKED = 6;
    private static final int WANTED_LENGTH = 60;
    /** So many of the first are what was probably meant. */
    private static final int LIKELY = 3;

    private final Pages pages;
    private final Languages languages;
    private final ServiceSearch services;
    private final Hotlines hotlines;
    private final Divisions divisions;
    private final Offices offices;

    PortalPages(
            Pages pages,
            Languages languages,
            ServiceSearch services,
            Hotlines hotlines,
            Divisions divisions,
            Offices offices) {
        this.pages = pages;
        this.languages = languages;
        this.services = services;
        this.hotlines = hotlines;
        this.divisions = divisions;
        this.offices = offices;
    }

    @GetMapping("/")
    View home(HttpServletRequest request) {
        return pages.view(
                "portal/home",
                new HomePage(
                        services.all(languages.of(request)).stream()
                                .limit(MOST_ASKED)
                                .toList(),
                        divisions.root().map(root -> offices.at(root.id())).orElse(List.of()),
                        hotlines.all()));
    }

    @GetMapping("/services")
    View services(HttpServletRequest request) {
        return services("", List.of(), languages.of(request));
    }

    /** By post, answered as it stands: what somebody says is wrong at home is in no address, history or log. */
    @PostMapping("/services")
    View search(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        var wanted = q.strip();
        if (wanted.length() > WANTED_LENGTH) {
            wanted = wanted.substring(0, WANTED_LENGTH);
        }
        var locale = languages.of(request);
        return services(wanted, wanted.isEmpty() ? List.of() : services.find(wanted, locale), locale);
    }

    private View services(String wanted, List<Service> found, Locale locale) {
        boolean discreet = found.stream().limit(LIKELY).anyMatch(Service::discreet);
        return pages.view(
                "portal/services",
                new ServicesPage(
                        wanted,
                        found.isEmpty() ? services.all(locale) : found,
                        !found.isEmpty(),
                        discreet,
                        hotlines.all()));
    }

    @GetMapping("/near")
    View near(@RequestParam @Nullable String division) {
        var root = divisions.root();
        if (root.isEmpty()) {
            if (division != null && !division.isEmpty()) {
                throw new Absent();
            }
            return pages.view("portal/near", new NearPage(List.of(), "", List.of(), List.of(), ""));
        }
        var place = division == null || division.isEmpty() ? root.get() : within(division);
        var path = divisions.path(place.id());
        var steps = new ArrayList<Tab>();
        path.forEach(step -> steps.add(tab(step, step.id().equals(place.id()))));
        var below = divisions.children(place.id()).stream()
                .map(child -> tab(child, false))
                .toList();
        for (var nearest : path.reversed()) {
            var found = offices.at(nearest.id());
            if (!found.isEmpty()) {
                return pages.view(
                        "portal/near", new NearPage(steps, place.fullName(), below, found, nearest.fullName()));
            }
        }
        return pages.view("portal/near", new NearPage(steps, place.fullName(), below, List.of(), place.fullName()));
    }

    @GetMapping("/about/privacy")
    View privacy() {
        return pages.view("portal/privacy", hotlines);
    }

    private Division within(String code) {
        return DivisionCode.parse(code)
                .flatMap(divisions::byCode)
                .filter(found -> divisions.isWithinRoot(found.id()))
                .orElseThrow(Absent::new);
    }

    private static Tab tab(Division division, boolean current) {
        return new Tab(division.name(), "/near?division=" + division.code().digits(), current);
    }
}
