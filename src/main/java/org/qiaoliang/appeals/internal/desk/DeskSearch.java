package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import java.util.Locale;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.handling.ContactSeal;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.search.SearchHit;
import org.qiaoliang.search.SearchSource;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds appeals for the workbench's search box: by number, by phone of the petitioner, by words. */
@Component
class DeskSearch implements SearchSource {
    private final DeskQueries queries;
    private final ListRows rows;
    private final ContactSeal seal;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Texts texts;

    DeskSearch(
            DeskQueries queries,
            ListRows rows,
            ContactSeal seal,
            Audit audit,
            TransactionTemplate transactions,
            Texts texts) {
        this.queries = queries;
        this.rows = rows;
        this.seal = seal;
        this.audit = audit;
        this.transactions = transactions;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public List<SearchHit> find(String words, Locale locale, int limit) {
        if (CurrentViewer.get().scope(Permission.APPEAL_READ).isEmpty()) {
            return List.of();
        }
        return rows.of(found(words, limit), locale).stream()
                .map(row -> hit(row, locale))
                .toList();
    }

    private List<DeskRow> found(String words, int limit) {
        var phone = Phones.mobile(words);
        if (phone.isEmpty()) {
            return queries.list(filter(words), limit).items();
        }
        // Whoever looks for a person by phone leaves a trail, whether anything was found or not (ACCESS-5).
        transactions.executeWithoutResult(status ->
                audit.record(AuditEvent.of("appeal.phone-searched", "phone", Masking.phone(phone.get()), null)));
        return queries.ofPhone(seal.phoneKey(phone.get()), limit);
    }

    private SearchHit hit(DeskListPage.Row row, Locale locale) {
        var appeal = row.row();
        var title = appeal.title() == null ? texts.text(locale, "appeals.desk.confidential") : appeal.title();
        var state = texts.text(locale, state(appeal.state()));
        return new SearchHit(
                title,
                String.join(" · ", appeal.number().value(), state, row.category(), row.place()),
                "/workbench/appeals/" + appeal.number().value(),
                "message-circle");
    }

    private static String state(AppealState state) {
        return "appeals.state." + state.code();
    }

    private static DeskFilter filter(String words) {
        var all = DeskFilter.all();
        return new DeskFilter(
                all.states(),
                all.category(),
                all.division(),
                all.channel(),
                words,
                all.whose(),
                all.overdue(),
                all.order(),
                null);
    }
}
