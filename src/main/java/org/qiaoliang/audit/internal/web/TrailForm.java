package org.qiaoliang.audit.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.audit.internal.TrailFilter;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;

/** The filters as they stand in the URL. */
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
        var base = kind.number() * ScopeKey.KIND_FACTOR;
        return new Scope(List.of(new Scope.Range(base, base + ScopeKey.KIND_FACTOR)));
    }

    /** What can't be read: who audits must not take everything for what they asked for. */
    List<RuleViolation.Complaint> complaints() {
        var complaints = new ArrayList<RuleViolation.Complaint>();
        addUnlessEmpty(complaints, "from", from, day(from).isPresent(), "audit.filter.day");
        addUnlessEmpty(complaints, "to", to, day(to).isPresent(), "audit.filter.day");
        addUnlessEmpty(
                complaints, "kind", kind, OrganizationKind.ofCode(text(kind)).isPresent(), "audit.filter.kind");
        addUnlessEmpty(
                complaints,
                "division",
                division,
                DivisionCode.parse(text(division)).isPresent(),
                "kernel.division.invalid");
        if (day(from).flatMap(first -> day(to).filter(first::isAfter)).isPresent()) {
            complaints.add(new RuleViolation.Complaint("to", "audit.filter.order", List.of()));
        }
        return complaints;
    }

    private static void addUnlessEmpty(
            List<RuleViolation.Complaint> complaints, String field, @Nullable String typed, boolean read, String key) {
        if (!text(typed).isEmpty() && !read) {
            complaints.add(new RuleViolation.Complaint(field, key, List.of()));
        }
    }

    /** For the form, and the links that keep the filters. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("who", text(who));
        values.put("action", text(action));
        values.put("type", text(type));
        values.put("subject", text(subject));
        values.put("from", text(from));
        values.put("to", text(to));
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
