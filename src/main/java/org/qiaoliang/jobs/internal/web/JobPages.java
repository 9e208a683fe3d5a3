package org.qiaoliang.jobs.internal.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.jobs.internal.JobQueries;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.web.Pages;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** My jobs: how far they are, and what came of them. */
@Controller
@SignedIn
class JobPages {
    private static final int PAGE = 25;

    private final JobQueries queries;
    private final Pages pages;

    JobPages(JobQueries queries, Pages pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping("/workbench/jobs")
    View mine(@RequestParam(defaultValue = Long.MAX_VALUE + "") long before) {
        var slice = Slice.of(queries.mine(before, PAGE), PAGE, job -> Long.toString(job.id()))
                .map(JobView::of);
        return pages.view(
                "jobs/list",
                new JobsPage(
                        slice.items(),
                        before == Long.MAX_VALUE,
                        slice.after() == null ? null : "/workbench/jobs?before=" + slice.after()));
    }

    /** The whole page, or what changes on it when the page itself asks. */
    @GetMapping("/workbench/jobs/{id}")
    View one(@PathVariable long id, @RequestHeader(name = "HX-Request", required = false) @Nullable String inPlace) {
        var job = JobView.of(queries.find(new JobId(id)).orElseThrow(Absent::new));
        return pages.view(inPlace == null ? "jobs/show" : "jobs/progress", job);
    }

    @GetMapping("/workbench/jobs/{id}/cancellation")
    View confirmCancellation(@PathVariable long id) {
        return pages.view("jobs/cancel", JobView.of(queries.find(new JobId(id)).orElseThrow(Absent::new)));
    }

    @PostMapping("/workbench/jobs/{id}/cancellation")
    String cancel(@PathVariable long id) {
        if (queries.find(new JobId(id)).isEmpty()) {
            throw new Absent();
        }
        // One that has just ended can't be cancelled any more: its page says so.
        queries.cancel(new JobId(id));
        return "redirect:/workbench/jobs/" + id;
    }

    @GetMapping("/workbench/jobs/{id}/result")
    ResponseEntity<Resource> result(@PathVariable long id) {
        var file = queries.result(new JobId(id)).orElseThrow(Absent::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(file.read()));
    }
}
