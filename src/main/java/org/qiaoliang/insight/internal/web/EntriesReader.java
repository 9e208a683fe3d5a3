package org.qiaoliang.insight.internal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.ledger.Figure;
import org.qiaoliang.ledger.FigureQuery;
import org.qiaoliang.ledger.Figures;
import org.qiaoliang.ledger.LedgerEntry;
import org.qiaoliang.ledger.RecordLink;
import org.qiaoliang.ledger.RecordRef;
import org.qiaoliang.organizations.Organizations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a page of entries, what all of them add up to, who did them and where their records are. */
@Service
class EntriesReader {
    private static final int SIZE = 50;

    private final Figures figures;
    private final ObjectProvider<Organizations> organizations;
    private final List<RecordLink> links;

    EntriesReader(Figures figures, ObjectProvider<Organizations> organizations, List<RecordLink> links) {
        this.figures = figures;
        this.organizations = organizations;
        this.links = links;
    }

    record Found(
            Figure whole,
            Slice<LedgerEntry> entries,
            Map<OrganizationId, String> organizations,
            Map<RecordRef, String> hrefs) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found read(FigureQuery query, @Nullable String after) {
        var entries = figures.entries(query, after, SIZE);
        return new Found(figures.figure(query), entries, organizations(entries.items()), hrefs(entries.items()));
    }

    private Map<OrganizationId, String> organizations(List<LedgerEntry> entries) {
        var ids = entries.stream().map(LedgerEntry::organization).collect(Collectors.toSet());
        var known = organizations.getIfAvailable();
        return known == null || ids.isEmpty() ? Map.of() : known.shortNames(ids);
    }

    private Map<RecordRef, String> hrefs(List<LedgerEntry> entries) {
        var found = new HashMap<RecordRef, String>();
        for (var link : links) {
            var numbers = entries.stream()
                    .map(LedgerEntry::record)
                    .filter(record -> record.type().equals(link.type()))
                    .map(RecordRef::number)
                    .collect(Collectors.toSet());
            if (!numbers.isEmpty()) {
                link.hrefs(numbers, CurrentViewer.get())
                        .forEach((number, href) -> found.put(new RecordRef(link.type(), number), href));
            }
        }
        return found;
    }
}
