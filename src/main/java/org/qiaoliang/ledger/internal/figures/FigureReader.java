package org.qiaoliang.ledger.internal.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.FigureQuery.View;
import org.qiaoliang.ledger.Figures;
import org.qiaoliang.ledger.LedgerEntry;
import org.qiaoliang.ledger.internal.Codes;
import org.qiaoliang.ledger.internal.Places;
import org.qiaoliang.ledger.internal.figures.Question.Part;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FigureReader implements Figures {
    private static final int MONTHS_TO_YEAR = 100;

    private final DSLContext sql;
    private final Places places;
    private final EntryList entries;
    private final ConfidentialTotals confidential;

    FigureReader(DSLContext sql, Places places, EntryList entries, ConfidentialTotals confidential) {
        this.sql = sql;
        this.places = places;
        this.entries = entries;
        this.confidential = confidential;
    }

    @Override
    @Transactional(readOnly = true)
    public Figure figure(FigureQuery query) {
        var whole = new Sum();
        sums(query, By.MEASURE).values().forEach(whole::add);
        return whole.figure();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> breakdown(FigureQuery query, By by) {
        var rows = new ArrayList<Row>();
        sums(query, by).forEach((part, sum) -> {
            var figure = sum.figure();
            if (!figure.equals(Figure.ZERO)) {
                rows.add(new Row(part.measure(), key(by, part.key()), figure));
            }
        });
        return rows;
    }

    @Override
    @Transactional(readOnly = true)
    public Slice<LedgerEntry> entries(FigureQuery query, @Nullable String after, int size) {
        return entries.page(query, reachable(query), after, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Confidential> confidential(String measure, int year, DivisionCode division) {
        return confidential.of(measure, year, division);
    }

    private record PartOfMeasure(String measure, String key) {}

    private Map<PartOfMeasure, Sum> sums(FigureQuery query, By by) {
        var sums = new HashMap<PartOfMeasure, Sum>();
        for (var row : FigureStatement.fetch(sql, question(query, by))) {
            sums.computeIfAbsent(
                            new PartOfMeasure(row.get("measure", String.class), row.get("key", String.class)),
                            part -> new Sum())
                    .add(row);
        }
        return sums;
    }

    private Question question(FigureQuery query, By by) {
        var scope = reachable(query);
        var span = Span.of(query.from(), query.to());
        var root = places.root().orElseThrow(Absent::new).level().digits();
        if (by == By.DIVISION && query.view() == View.AS_IT_IS_NOW) {
            return partsOfToday(query, span, scope, root);
        }
        var draft = new Question(query, by, span, scope, List.of(), List.of());
        var coarsest = by == By.DIVISION ? Math.max(root, draft.childLevel()) : root;
        var boxes = new Region(Question.levels(query, by, coarsest), by == By.KIND).boxes(scope, Box.BY_PLACE);
        return new Question(query, by, span, scope, boxes, List.of());
    }

    /** What was elsewhere and is now in a child counts there; what is in no child, at the division itself. */
    private Question partsOfToday(FigureQuery query, Span span, Scope scope, int root) {
        var region = new Region(Question.levels(query, By.DIVISION, root), false);
        var boxes = new ArrayList<Box>();
        var parts = new ArrayList<Part>();
        var left = scope;
        for (var child : places.children(query.division())) {
            var within = left.intersect(places.presentScope(child));
            left = Region.minus(left, within);
            boxes.addAll(region.boxes(within, child.place()));
            within.ranges().forEach(r -> parts.add(new Part(r.from(), r.to(), child.place())));
        }
        var own = query.division().place();
        boxes.addAll(region.boxes(left, own));
        left.ranges().forEach(r -> parts.add(new Part(r.from(), r.to(), own)));
        return new Question(query, By.DIVISION, span, scope, boxes, parts);
    }

    /** What the viewer reaches of what is asked; nothing is absent (ACCESS-2). */
    private Scope reachable(FigureQuery query) {
        var asked = query.view() == View.AS_IT_IS_NOW
                ? places.presentScope(query.division())
                : Scope.ofAllKinds(query.division());
        if (!query.kinds().isEmpty()) {
            var kinds = Scope.NONE;
            for (var kind : query.kinds()) {
                kinds = kinds.plus(Codes.everywhere(kind));
            }
            asked = asked.intersect(kinds);
        }
        var reached = asked.intersect(CurrentViewer.get().scope(Permission.FIGURES_READ));
        if (reached.isEmpty()) {
            throw new Absent();
        }
        return reached;
    }

    private static String key(By by, String key) {
        return switch (by) {
            case MEASURE, CATEGORY, CHANNEL -> key;
            case DIVISION -> Codes.ofPlace(Long.parseLong(key)).digits();
            case KIND -> OrganizationKind.ofNumber(Integer.parseInt(key)).code();
            case MONTH -> {
                var month = Integer.parseInt(key);
                yield "%04d-%02d".formatted(month / MONTHS_TO_YEAR, month % MONTHS_TO_YEAR);
            }
        };
    }
}
