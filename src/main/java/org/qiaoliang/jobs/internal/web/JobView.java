package org.qiaoliang.jobs.internal.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.jobs.internal.JobQueries.Job;
import org.qiaoliang.jobs.internal.Names;
import org.qiaoliang.web.Ui;

/** A job as a page shows it. */
public record JobView(
        long id,
        String nameKey,
        String state,
        long done,
        long total,
        @Nullable String complaint,
        @Nullable String errorId,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable String file,
        @Nullable Instant expiresAt) {
    static JobView of(Job job) {
        var active = "queued".equals(job.state()) || "running".equals(job.state());
        return new JobView(
                job.id(),
                Names.key(job.kind()),
                active && job.cancelAsked() ? "cancelling" : job.state(),
                job.done(),
                job.total(),
                job.complaint(),
                job.errorId(),
                job.askedAt(),
                job.endedAt(),
                "done".equals(job.state()) ? job.file() : null,
                job.expiresAt());
    }

    public boolean active() {
        return switch (state) {
            case "queued", "running", "cancelling" -> true;
            default -> false;
        };
    }

    public boolean cancellable() {
        return active() && !"cancelling".equals(state);
    }

    public String href() {
        return "/workbench/jobs/" + id;
    }

    public String tone() {
        return switch (state) {
            case "done" -> "green";
            case "failed" -> "red";
            case "cancelled" -> "grey";
            default -> "yellow";
        };
    }

    /** How far it is, in words; empty when it has not begun or is over. */
    public String progress(Ui ui) {
        if (!active() || done == 0 && total == 0) {
            return "";
        }
        return total == 0
                ? ui.t("jobs.progress.unknown", ui.number(done))
                : ui.t("jobs.progress", ui.number(done), ui.number(total));
    }

    /** Why it did not succeed, empty when nothing is wrong. */
    public String wrong(Ui ui) {
        if (errorId != null) {
            return ui.t("jobs.error-id", errorId);
        }
        return complaint == null ? "" : ui.t(complaint);
    }
}
