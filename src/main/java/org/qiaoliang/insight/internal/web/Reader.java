package org.qiaoliang.insight.internal.web;

import static org.qiaoliang.insight.internal.web.BoardParameters.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.insight.internal.board.Asked;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.FigureQuery.View;
import org.springframework.stereotype.Component;

/** Turns the choices in an address into a question that this reader may ask. */
@Component
class Reader {
    private static final int EARLIEST = 1949;
    private static final int LATEST = 2199;
    private static final int LONGEST = 240;

    private final Divisions divisions;
    private final Clock clock;

    Reader(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** @throws org.qiaoliang.kernel.RuleViolation naming every wrong field */
    Asked asked(BoardParameters parameters, Map<String, String> categories, Map<String, String> channels) {
        var today = LocalDate.now(clock);
        var complaints = new Complaints();
        var from = month("from", text(parameters.from()), YearMonth.of(today.getYear(), 1), complaints);
        var to = month("to", text(parameters.to()), YearMonth.from(today), complaints);
        complaints.addIf(to.isBefore(from), "to", "insight.order");
        complaints.addIf(from.plusMonths(LONGEST).isBefore(to), "to", "insight.too-long");
        var kind = text(parameters.kind());
        var found = OrganizationKind.ofCode(kind);
        complaints.addIf(!kind.isEmpty() && found.isEmpty(), "kind", "insight.unknown");
        var category = text(parameters.category());
        complaints.addIf(!category.isEmpty() && !categories.containsKey(category), "category", "insight.unknown");
        var channel = text(parameters.channel());
        complaints.addIf(!channel.isEmpty() && !channels.containsKey(channel), "channel", "insight.unknown");
        var view = text(parameters.view());
        complaints.addIf(!List.of("", "was", "now").contains(view), "view", "insight.unknown");
        var by = text(parameters.by());
        var along = Arrays.stream(Along.values())
                .filter(a -> Words.code(a).equals(by))
                .findFirst();
        complaints.addIf(!by.isEmpty() && along.isEmpty(), "by", "insight.unknown");
        complaints.raise();
        return new Asked(
                division(text(parameters.division())),
                from,
                to,
                found.orElse(null),
                category,
                channel,
                "now".equals(view) ? View.AS_IT_IS_NOW : View.AS_IT_WAS,
                along.orElse(Along.DIVISION),
                today);
    }

    /** This year so far, of everything, with nothing chosen. */
    Asked usual() {
        return asked(
                new BoardParameters(null, null, null, null, null, null, null, null, null, null), Map.of(), Map.of());
    }

    /** The smallest division that holds all that the reader may see. */
    Division home() {
        var root = divisions.root().orElseThrow(Absent::new);
        var places = scope().ranges().stream()
                .flatMap(range -> List.of(range.from(), range.to() - 1).stream())
                .map(key -> new ScopeKey(key).place())
                .toList();
        return Arrays.stream(DivisionLevel.values())
                .filter(level -> level.digits() >= root.level().digits())
                .sorted((a, b) -> b.digits() - a.digits())
                .flatMap(level -> common(places, level).stream())
                .findFirst()
                .orElse(root);
    }

    /** From the home of the reader, or the root, down to a division. */
    List<Division> path(Division division) {
        var home = home();
        var path = divisions.path(division.id());
        return division.code().isWithin(home.code())
                ? path.stream().filter(d -> d.code().isWithin(home.code())).toList()
                : path;
    }

    /** Whether the reader sees less than all of a division. */
    boolean seesPartOf(Division division) {
        return !scope().covers(Scope.ofAllKinds(division.code()));
    }

    /** The kinds of organization that the reader may choose among. */
    List<OrganizationKind> kinds() {
        return Arrays.stream(OrganizationKind.values())
                .filter(kind -> scope().ranges().stream()
                        .anyMatch(r -> r.from() / ScopeKey.KIND_FACTOR <= kind.number()
                                && (r.to() - 1) / ScopeKey.KIND_FACTOR >= kind.number()))
                .toList();
    }

    private Optional<Division> common(List<Long> places, DivisionLevel level) {
        var codes = places.stream()
                .map(place -> "%012d".formatted(place).substring(0, level.digits()))
                .distinct()
                .toList();
        return codes.size() == 1 ? divisions.byCode(new DivisionCode(codes.getFirst())) : Optional.empty();
    }

    private Division division(String code) {
        if (code.isEmpty()) {
            return home();
        }
        var division = DivisionCode.parse(code).flatMap(divisions::byCode).orElseThrow(Absent::new);
        if (!scope().touches(division.code())) {
            throw new Absent();
        }
        return division;
    }

    private static Scope scope() {
        return CurrentViewer.get().scope(Permission.FIGURES_READ);
    }

    private static YearMonth month(String field, @Nullable String text, YearMonth usual, Complaints complaints) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= EARLIEST && month.getYear() <= LATEST) {
                return month;
            }
        } catch (DateTimeParseException e) {
            // complained of below
        }
        complaints.add(field, "insight.month.invalid");
        return usual;
    }
}
