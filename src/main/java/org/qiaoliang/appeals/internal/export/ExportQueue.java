package org.qiaoliang.appeals.internal.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.jobs.Jobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for an export of what a list shows; it runs as a job, and its file is found under "my jobs". */
@Component
public class ExportQueue {
    private final Jobs jobs;
    private final TransactionTemplate transactions;

    ExportQueue(Jobs jobs, TransactionTemplate transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** In which form. */
    public enum Format {
        CSV,
        XLSX;

        /** Excel when it is not said. */
        public static Format of(String text) {
            return "csv".equals(text) ? CSV : XLSX;
        }
    }

    public JobId start(DeskFilter filter, Format format, Locale locale) {
        var asked = new HashMap<>(filter.query());
        asked.put(AppealExportJob.FORMAT, format.name().toLowerCase(Locale.ROOT));
        asked.put(AppealExportJob.LANGUAGE, locale.getLanguage());
        return Objects.requireNonNull(transactions.execute(status -> jobs.start(AppealExportJob.KIND, asked)));
    }
}
