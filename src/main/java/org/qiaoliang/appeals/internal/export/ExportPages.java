package org.qiaoliang.appeals.internal.export;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.internal.web.FilterParameters;
import org.qiaoliang.web.Languages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What a list shows, to be saved: streamed at once as CSV, or as a job for Excel and for what takes long. */
@Controller
class ExportPages {
    private final AppealExport export;
    private final ExportQueue queue;
    private final Languages languages;
    private final AppealCategories categories;

    ExportPages(AppealExport export, ExportQueue queue, Languages languages, AppealCategories categories) {
        this.categories = categories;
        this.export = export;
        this.queue = queue;
        this.languages = languages;
    }

    @GetMapping("/workbench/appeals/export.csv")
    @Needs(Permission.APPEAL_EXPORT)
    ResponseEntity<StreamingResponseBody> csv(
            @RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        var filter = FilterParameters.read(parameters, categories);
        var locale = languages.of(request);
        var viewer = CurrentViewer.get();
        // Written by another thread, which has to be told on whose behalf.
        StreamingResponseBody body = out -> {
            try {
                CurrentViewer.call(viewer, () -> {
                    export.csv(filter, locale, out, done -> {});
                    return Boolean.TRUE;
                });
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("appeals.csv")
                                .build()
                                .toString())
                .body(body);
    }

    @PostMapping("/workbench/appeals/exports")
    @Needs(Permission.APPEAL_EXPORT)
    String start(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        var job = queue.start(
                FilterParameters.read(parameters, categories),
                ExportQueue.Format.of(String.valueOf(parameters.getFirst("format"))),
                languages.of(request));
        return "redirect:/workbench/jobs/" + job.value();
    }
}
