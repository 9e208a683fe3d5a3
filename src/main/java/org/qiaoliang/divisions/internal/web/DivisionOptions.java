package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import org.qiaoliang.access.Open;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.divisions.internal.web.FormPlacePickers.Reach;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list inside a picker, as it follows what is typed and chosen. */
@Controller
@Open
class DivisionOptions {
    private static final int MOST_WORDS = 60;

    private final Pages pages;
    private final Divisions divisions;
    private final FormPlacePickers pickers;

    DivisionOptions(Pages pages, Divisions divisions, FormPlacePickers pickers) {
        this.pages = pages;
        this.divisions = divisions;
        this.pickers = pickers;
    }

    @GetMapping("/divisions/options")
    View options(
            @RequestParam String field,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String reach,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!field.matches("[A-Za-z][A-Za-z0-9.-]{0,40}")) {
            throw new Absent();
        }
        // The box sends its words under the name that it has in its form.
        var typed = q.isEmpty() ? Objects.requireNonNullElse(request.getParameter(field), "") : q;
        var words = chosen.isEmpty() ? typed.strip() : "";
        var place = FormPlacePickers.within(divisions, chosen);
        place.ifPresent(division -> pickers.remember(division, request, response));
        PlacePicker picker =
                pickers.picker(field, words.substring(0, Math.min(MOST_WORDS, words.length())), place, reach(reach));
        return pages.view("divisions/options", picker);
    }

    private static Reach reach(String permission) {
        return permission.isEmpty()
                ? Reach.EVERYWHERE
                : Arrays.stream(Permission.values())
                        .filter(known -> known.code().equals(permission))
                        .findFirst()
                        .map(Reach::of)
                        .orElseThrow(Absent::new);
    }
}
