package org.qiaoliang.insight.internal.board;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.ledger.Board.Along;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.FigureQuery.View;
import org.qiaoliang.ledger.StockSource.Question;

/**
 * What part of a board is looked at.
 *
 * @param from the first month
 * @param to the last month
 * @param kind null for all
 * @param category empty for all
 * @param by along what the league table compares
 * @param today until when the running month counts when it is compared with last year's
 */
public record Asked(
        Division division,
        YearMonth from,
        YearMonth to,
        @Nullable OrganizationKind kind,
        String category,
        String channel,
        View view,
        Along by,
        LocalDate today) {

    public FigureQuery now(Set<String> measures) {
        return query(measures, from.atDay(1), to.atEndOfMonth());
    }

    /** The same days of the year before; of the running month only those that this year has had. */
    public FigureQuery then(Set<String> measures) {
        var running = today.isBefore(to.atEndOfMonth()) && !today.isBefore(from.atDay(1));
        var last = running ? today.minusYears(1) : to.minusYears(1).atEndOfMonth();
        return query(measures, from.minusYears(1).atDay(1), last);
    }

    /** Whole months of the year before, to draw beside this year's. */
    public FigureQuery monthsThen(Set<String> measures) {
        return query(measures, from.minusYears(1).atDay(1), to.minusYears(1).atEndOfMonth());
    }

    /** What stands now, of the same part; the months do not matter to it. */
    public Question standing(String stock, @Nullable Along by) {
        return new Question(stock, division.code(), by, kind, category, channel);
    }

    private FigureQuery query(Set<String> measures, LocalDate first, LocalDate last) {
        var query = FigureQuery.of(measures, division.code(), first, last).seen(view);
        if (kind != null) {
            query = query.ofKinds(Set.of(kind));
        }
        if (!category.isEmpty()) {
            query = query.ofCategories(Set.of(category));
        }
        return channel.isEmpty() ? query : query.ofChannels(Set.of(channel));
    }
}
