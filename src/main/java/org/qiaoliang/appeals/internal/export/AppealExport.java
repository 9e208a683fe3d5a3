package org.qiaoliang.appeals.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what a list shows to a file, in chunks by key, never the whole of it in memory. Ordinary appeals within the export
 * scope only; no contacts. The first line says who took it out and when.
 */
@Component
public class AppealExport {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int CHUNK = 500;
    private static final List<String> COLUMNS = List.of(
            "number",
            "state",
            "category",
            "title",
            "division",
            "organization",
            "handler",
            "channel",
            "received",
            "due");

    private final DeskQueries queries;
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Texts texts;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AppealExport(
            DeskQueries queries,
            AppealCategories categories,
            Organizations organizations,
            Divisions divisions,
            Texts texts,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.queries = queries;
        this.categories = categories;
        this.organizations = organizations;
        this.divisions = divisions;
        this.texts = texts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes one line. */
    private interface Sheet {
        void line(List<String> cells) throws IOException;
    }

    /**
     * @param progress told how many lines were written
     * @throws Absent when the viewer may export nothing
     */
    public void csv(DeskFilter filter, Locale locale, OutputStream out, LongConsumer progress) throws IOException {
        // The mark by which Excel knows the encoding.
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        write(
                filter,
                locale,
                cells -> writer.write(cells.stream().map(Cells::csv).collect(Collectors.joining(",")) + "\r\n"),
                progress);
        writer.flush();
    }

    /** As {@link #csv} for Excel, written row by row. */
    public void excel(DeskFilter filter, Locale locale, OutputStream out, LongConsumer progress) throws IOException {
        try (var book = new Workbook(out, "Qiaoliang", "1.0")) {
            var sheet = book.newWorksheet(texts.text(locale, "appeals.export.sheet"));
            var row = new int[] {0};
            write(
                    filter,
                    locale,
                    cells -> {
                        for (var column = 0; column < cells.size(); column++) {
                            sheet.value(row[0], column, Cells.safe(cells.get(column)));
                        }
                        row[0]++;
                        if (row[0] % CHUNK == 0) {
                            sheet.flush();
                        }
                    },
                    progress);
            sheet.finish();
        }
    }

    private void write(DeskFilter filter, Locale locale, Sheet sheet, LongConsumer progress) throws IOException {
        var staff = CurrentViewer.staff();
        if (!staff.may(Permission.APPEAL_EXPORT)) {
            throw new Absent();
        }
        transactions.executeWithoutResult(status -> audit.record(
                AuditEvent.of("appeal.exported", "account", staff.account().toString(), null)
                        .change(Map.of(), Map.copyOf(withoutWords(filter)))));
        sheet.line(List.of(
                texts.text(locale, "appeals.export.watermark", staff.name(), staff.login(), time(clock.instant()))));
        sheet.line(COLUMNS.stream()
                .map(column -> texts.text(locale, "appeals.column." + column))
                .toList());
        var position = filter;
        long written = 0;
        while (true) {
            var slice = queries.list(position, CHUNK);
            var names = organizations.find(
                    slice.items().stream().map(DeskRow::organization).collect(Collectors.toSet()));
            for (var row : slice.items()) {
                var body = names.get(row.organization());
                if (body != null
                        && !row.confidential()
                        && staff.scope(Permission.APPEAL_EXPORT).contains(body.scopeKey())) {
                    sheet.line(cells(row, body, locale));
                    written++;
                }
            }
            progress.accept(written);
            var after = slice.after();
            if (after == null) {
                return;
            }
            position = filter.from(after);
        }
    }

    /** What was searched for may be a name. */
    private static Map<String, String> withoutWords(DeskFilter filter) {
        var query = filter.query();
        query.remove("q");
        return query;
    }

    private List<String> cells(DeskRow row, Organization body, Locale locale) {
        var due = row.dueAt();
        return List.of(
                row.number().value(),
                texts.text(locale, "appeals.state." + row.state().code()),
                categories.find(row.category()).map(c -> c.name(locale)).orElse(row.category()),
                text(row.title()),
                divisions.find(row.division()).map(Division::fullName).orElse(row.place()),
                body.name(),
                text(row.handler()),
                texts.text(locale, "appeals.channel." + row.channel()),
                time(row.receivedAt()),
                due == null ? "" : Deadline.dayOf(due).toString());
    }

    private static String time(Instant at) {
        return at.atZone(ZONE).format(TIME);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
