package org.qiaoliang.appeals.internal.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.util.MultiValueMap;

/** The filter of a list, from the parameters of its URL. */
public final class FilterParameters {
    private static final int WORDS = 100;

    private FilterParameters() {}

    public static DeskFilter read(MultiValueMap<String, String> parameters) {
        var complaints = new Complaints();
        var states = EnumSet.noneOf(AppealState.class);
        for (var code : text(parameters, "state").split(",")) {
            if (!code.isBlank()) {
                AppealState.ofCode(code.strip())
                        .ifPresentOrElse(states::add, () -> complaints.add("state", "appeals.list.state"));
            }
        }
        var division = text(parameters, "division");
        var place = DivisionCode.parse(division);
        complaints.addIf(!division.isEmpty() && place.isEmpty(), "division", "kernel.division.invalid");
        var channel = text(parameters, "channel");
        var asked = Channel.ofCode(channel);
        complaints.addIf(!channel.isEmpty() && asked.isEmpty(), "channel", "appeals.list.channel");
        var whose = whose(text(parameters, "whose"));
        complaints.addIf(whose.isEmpty(), "whose", "appeals.list.whose");
        var order = order(text(parameters, "sort"));
        complaints.addIf(order.isEmpty(), "sort", "appeals.list.sort");
        var overdue = text(parameters, "overdue");
        complaints.addIf(!List.of("", "1").contains(overdue), "overdue", "appeals.list.overdue");
        var words = text(parameters, "q");
        complaints.addIf(words.length() > WORDS, "q", "appeals.too-long", WORDS);
        complaints.raise();
        return new DeskFilter(
                states,
                empty(text(parameters, "category")),
                place.orElse(null),
                asked.orElse(null),
                words,
                whose.orElseThrow(),
                "1".equals(overdue),
                order.orElseThrow(),
                empty(text(parameters, "after")));
    }

    /** The same, and what the category says must exist. */
    public static DeskFilter read(MultiValueMap<String, String> parameters, AppealCategories categories) {
        var filter = read(parameters);
        var category = filter.category();
        if (category != null && categories.find(category).isEmpty()) {
            throw new RuleViolation("category", "appeals.list.category");
        }
        return filter;
    }

    private static Optional<DeskFilter.Whose> whose(String code) {
        return code.isEmpty()
                ? Optional.of(DeskFilter.Whose.ALL)
                : Arrays.stream(DeskFilter.Whose.values())
                        .filter(w -> w.code().equals(code))
                        .findFirst();
    }

    private static Optional<DeskFilter.Order> order(String code) {
        return code.isEmpty() ? Optional.of(DeskFilter.Order.DUE) : DeskFilter.Order.ofCode(code);
    }

    /** Several of one name are joined by commas: boxes that were ticked together. */
    private static String text(MultiValueMap<String, String> parameters, String name) {
        var values = parameters.get(name);
        return values == null ? "" : String.join(",", values).strip();
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
