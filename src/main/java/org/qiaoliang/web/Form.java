package org.qiaoliang.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.RuleViolation;

/**
 * What a form shows: the values typed so far or known already, and what is wrong with them. Nothing typed is lost when a
 * form comes back.
 *
 * @param values by field name; several for boxes that can be ticked together
 * @param complaints from the rule that refused, in the order they are shown
 */
public record Form(Map<String, List<String>> values, List<RuleViolation.Complaint> complaints) {
    public Form {
        values = Map.copyOf(values);
        complaints = List.copyOf(complaints);
    }

    public static Form empty() {
        return new Form(Map.of(), List.of());
    }

    /** Filled with what is known; null values are left out. */
    public static Form of(Map<String, ? extends @Nullable Object> known) {
        var values = new LinkedHashMap<String, List<String>>();
        known.forEach((name, value) -> {
            if (value instanceof List<?> many) {
                values.put(name, many.stream().map(String::valueOf).toList());
            } else if (value != null) {
                values.put(name, List.of(String.valueOf(value)));
            }
        });
        return new Form(values, List.of());
    }

    /** As posted, but for hidden machinery and secrets. */
    public static Form posted(HttpServletRequest request) {
        var values = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, given) -> {
            if (!name.startsWith("_") && !name.contains("password")) {
                values.put(name, List.of(given));
            }
        });
        return new Form(values, List.of());
    }

    public Form refusedBy(RuleViolation violation) {
        return new Form(values, violation.complaints());
    }

    public String value(String field) {
        var given = values.getOrDefault(field, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** The complaint about a field in the reader's language, null when there is none. */
    public @Nullable String error(Ui ui, String field) {
        for (var complaint : complaints) {
            if (complaint.field().equals(field)) {
                return said(ui, complaint);
            }
        }
        return null;
    }

    public String said(Ui ui, RuleViolation.Complaint complaint) {
        return ui.t(complaint.key(), complaint.parameters().toArray());
    }

    /** For {@code aria-describedby}: hint and error of a field, null when it has neither. */
    public static @Nullable String describedBy(String field, @Nullable String hint, @Nullable String error) {
        if (hint == null && error == null) {
            return null;
        }
        return ((hint == null ? "" : field + "-hint ") + (error == null ? "" : field + "-error")).strip();
    }
}
