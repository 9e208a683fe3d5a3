package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.web.Form;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

@Component
class FormPlacePickers implements PlacePickers {
    static final String COOKIE = "place";
    private static final int OPTIONS = 20;
    private static final int MOST_WORDS = 60;

    private final Divisions divisions;

    FormPlacePickers(Divisions divisions) {
        this.divisions = divisions;
    }

    @Override
    public PlacePicker of(String field, Form form, HttpServletRequest request) {
        return of(field, form, request, Reach.EVERYWHERE);
    }

    @Override
    public PlacePicker of(String field, Form form, HttpServletRequest request, Permission reach) {
        return of(field, form, request, Reach.of(reach));
    }

    private PlacePicker of(String field, Form form, HttpServletRequest request, Reach reach) {
        var values = form.values().getOrDefault(field, List.of());
        if (values.isEmpty()) {
            return picker(field, "", remembered(request).filter(reach::touches), reach);
        }
        var said = Said.of(String.join(",", values), divisions);
        return picker(field, said.words, said.division, reach);
    }

    /** The picker after somebody chose a place or typed words. */
    PlacePicker picker(String field, String words, Optional<Division> chosen, Reach reach) {
        var root = divisions.root();
        if (root.isEmpty()) {
            return new PlacePicker(field, words, List.of(), null, List.of(), false, reach.code());
        }
        var path = divisions.path(chosen.orElse(root.get()).id());
        var open = chosen.filter(c -> matches(c, words)).isPresent() ? "" : words;
        var found = open.isEmpty() ? List.<Division>of() : divisions.search(open, reach::touches, OPTIONS);
        var below = divisions.children(path.getLast().id()).stream()
                .filter(reach::touches)
                .toList();
        return found.isEmpty()
                ? new PlacePicker(field, open, path, chosen.orElse(null), below, false, reach.code())
                : new PlacePicker(field, open, List.of(root.get()), null, found, true, reach.code());
    }

    @Override
    public Division chosen(String field, String posted, DivisionLevel atLeast) {
        var said = Said.of(posted, divisions);
        var place = said.division
                .filter(division -> said.words.isEmpty() || matches(division, said.words))
                .orElseGet(() -> named(field, said));
        if (place.level().compareTo(atLeast) < 0
                && !divisions.children(place.id()).isEmpty()) {
            throw new RuleViolation(field, "divisions.closer", place.name());
        }
        return place;
    }

    @Override
    public void remember(Division division, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, division.code().digits())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Optional<Division> remembered(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(cookie -> within(divisions, cookie.getValue()));
    }

    private Division named(String field, Said said) {
        if (said.words.isEmpty()) {
            throw new RuleViolation(field, said.code ? "divisions.unknown" : "divisions.missing");
        }
        var found = divisions.search(said.words, OPTIONS);
        if (found.isEmpty()) {
            throw new RuleViolation(field, "divisions.none-called", said.words);
        }
        var exact = found.stream().filter(d -> d.name().equals(said.words)).toList();
        if (found.size() == 1 || exact.size() == 1) {
            return exact.isEmpty() ? found.getFirst() : exact.getFirst();
        }
        throw new RuleViolation(field, "divisions.several-called", said.words);
    }

    /** Whether the words lead to the division or to what it lies in, so that they don't contradict it. */
    private boolean matches(Division division, String words) {
        var path = divisions.path(division.id());
        return !divisions.search(words, path::contains, 1).isEmpty();
    }

    static Optional<Division> within(Divisions divisions, String code) {
        return DivisionCode.parse(code).flatMap(divisions::byCode).filter(d -> divisions.isWithinRoot(d.id()));
    }

    /** Which places are offered: all, or those that the viewer's scope of a permission touches. */
    record Reach(String code, Scope scope) {
        static final Reach EVERYWHERE = new Reach("", Scope.NONE);

        static Reach of(Permission permission) {
            return new Reach(permission.code(), CurrentViewer.get().scope(permission));
        }

        boolean isEverywhere() {
            return code.isEmpty();
        }

        boolean touches(Division division) {
            return isEverywhere() || scope.touches(division.code());
        }
    }

    /**
     * What the radio buttons and the text field of one name said.
     *
     * @param code whether anything had the form of a code
     */
    private record Said(Optional<Division> division, String words, boolean code) {
        static Said of(String posted, Divisions divisions) {
            var words = new ArrayList<String>();
            var code = false;
            var division = Optional.<Division>empty();
            for (var part : posted.split(",")) {
                var text = part.strip();
                if (DivisionCode.parse(text).isPresent()) {
                    code = true;
                    division = division.or(() -> within(divisions, text));
                } else if (!text.isEmpty()) {
                    words.add(text);
                }
            }
            var all = String.join(" ", words);
            return new Said(division, all.length() > MOST_WORDS ? all.substring(0, MOST_WORDS) : all, code);
        }
    }
}
