package org.qiaoliang.appeals.internal.export;

import java.util.Locale;
import java.util.Map;
import org.qiaoliang.appeals.internal.web.FilterParameters;
import org.qiaoliang.jobs.JobHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** A large export, as a job with progress whose file is found under "my jobs". */
@Component
class AppealExportJob implements JobHandler {
    static final String KIND = "appeals.export";
    static final String FORMAT = "format";
    static final String LANGUAGE = "language";

    private final AppealExport export;

    AppealExportJob(AppealExport export) {
        this.export = export;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Map<String, String> parameters, Run run) throws Exception {
        var all = new LinkedMultiValueMap<String, String>();
        parameters.forEach(all::add);
        var filter = FilterParameters.read(all);
        var locale = Locale.of(parameters.getOrDefault(LANGUAGE, "zh"));
        if ("xlsx".equals(parameters.get(FORMAT))) {
            try (var out =
                    run.result("appeals.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
                export.excel(filter, locale, out, done -> run.progress(done, 0));
            }
        } else {
            try (var out = run.result("appeals.csv", "text/csv;charset=UTF-8")) {
                export.csv(filter, locale, out, done -> run.progress(done, 0));
            }
        }
    }
}
