package org.qiaoliang.audit.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.audit.internal.TrailFilter;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;

/** The filters as they stand in the URL. What can't be read asks for nothing, rather than failing. */
record TrailForm(
        @Nullable String who,
        @Nullable String action,
        @Nullable String type,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to,
        @Nullable String kind,
        @Nullable String division) {
    private static final int LONGEST = 200;

    TrailFilter filter() {
        return new TrailFilter(text(who), text(action), text(type), text(subject), day(from), day(to), whose());
    }

    private Optional<Scope> whose() {
        var oneKind = OrganizationKind.ofCode(text(kind));
        var place = DivisionCode.parse(text(division));
        if (oneKind.isEmpty() && place.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(oneKind.map(k -> place.map(p -> Scope.of(k, p)).orElseGet(() -> everywhere(k)))
                .orElseGet(() -> place.map(Scope::ofAllKinds).orElse(Scope.NONE)));
    }

    private static Scope everywhere(OrganizationKind kind) {
        var base = kind.number() * org.qiaoliang.kernel.ScopeKey.KIND_FACTOR;
        return new Scope(java.util.List.of(new Scope.Range(base, base + org.qiaoliang.kernel.ScopeKey.KIND_FACTOR)));
    }

    /** For the form, and the links that keep the filters. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("who", text(who));
        values.put("action", text(action));
        values.put("type", text(type));
        values.put("subject", text(subject));
        values.put("from", day(from).map(LocalDate::toString).orElse(""));
        values.put("to", day(to).map(LocalDate::toString).orElse(""));
        values.put("kind", text(kind));
        values.put("division", text(division));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    String query() {
        return values().entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(@Nullable String value) {
        var stripped = value == null ? "" : value.replace("\0", "").strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    private static Optional<LocalDate> day(@Nullable String value) {
        try {
            var day = LocalDate.parse(text(value));
            return day.getYear() >= 2000 && day.getYear() < 3000 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
