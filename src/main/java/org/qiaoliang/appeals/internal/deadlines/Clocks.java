package org.qiaoliang.appeals.internal.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.qiaoliang.kernel.RuleViolation;

/** All deadlines of one appeal, running and over, and what happens to them. At most one of a kind is open at a time. */
public final class Clocks {
    private final List<Deadline> deadlines;
    private final DueTimes times;
    private DeadlinePolicy policy;
    private final List<Change> changes = new ArrayList<>();
    private boolean recategorized;

    /** A due time that moved, for the history. */
    public record Change(DeadlineKind kind, Instant before, Instant after, String why) {}

    public Clocks(List<Deadline> deadlines, DueTimes times, DeadlinePolicy policy) {
        this.deadlines = new ArrayList<>(deadlines);
        this.times = times;
        this.policy = policy;
    }

    public List<Deadline> all() {
        return List.copyOf(deadlines);
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public Optional<Deadline> open(DeadlineKind kind) {
        return deadlines.stream().filter(d -> d.kind() == kind && d.isOpen()).findFirst();
    }

    /** The statutory deadline that ends first: what "due" means. None while a hearing stops it. */
    public Optional<Deadline> next() {
        return deadlines.stream()
                .filter(d -> d.isOpen() && d.kind().isStatutory() && !d.isPaused())
                .min(Comparator.comparing(Deadline::dueAt));
    }

    /** What starts from now on has the times of another policy; what runs goes on as it is. */
    public void under(DeadlinePolicy other) {
        policy = other;
    }

    /** Starts a clock when the policy has a time for it; one of the same kind that still runs falls away. */
    public void start(DeadlineKind kind, Instant at, boolean simplified) {
        lapse(kind, at);
        var term = policy.term(kind, simplified);
        if (term != null) {
            deadlines.add(times.start(kind, at, term, simplified, policy.warnWorkingDays()));
        }
    }

    /** What was owed is done; nothing when no such clock runs. */
    public void done(DeadlineKind kind, Instant at) {
        replace(kind, d -> d.done(at));
    }

    public void lapse(DeadlineKind kind, Instant at) {
        replace(kind, d -> d.lapsed(at));
    }

    public void lapseAll(Instant at) {
        for (var kind : DeadlineKind.values()) {
            lapse(kind, at);
        }
    }

    /** Statutory clocks go on; only the organization's own target stands still. */
    public void pause(Instant at) {
        for (var kind : DeadlineKind.values()) {
            if (kind.pauses() && policy.targetPauses()) {
                replace(kind, d -> d.isPaused() ? d : d.paused(at, d.pausedFor()));
            }
        }
    }

    public void resume(Instant at) {
        for (var kind : DeadlineKind.values()) {
            if (kind.pauses()) {
                resume(kind, at, "resumed");
            }
        }
    }

    private void resume(DeadlineKind kind, Instant at, String why) {
        replace(kind, d -> {
            var since = d.pausedSince();
            return since == null ? d : moved(d, resumed(d, since, at), why);
        });
    }

    /** The one time that stops a statutory clock: a hearing in a re-review (APPEAL-2). */
    public void startHearing(Instant at) {
        replace(DeadlineKind.DECIDE_RE_REVIEW, d -> d.isPaused() ? d : d.paused(at, d.pausedFor()));
    }

    /** What is owed is owed later by exactly the length of the hearing. */
    public void endHearing(Instant at) {
        resume(DeadlineKind.DECIDE_RE_REVIEW, at, "hearing");
    }

    /** Whether a hearing is being held. */
    public boolean inHearing() {
        return open(DeadlineKind.DECIDE_RE_REVIEW).filter(Deadline::isPaused).isPresent();
    }

    private Deadline resumed(Deadline d, Instant since, Instant at) {
        // In whole milliseconds, as it is kept: counted anew from what was kept, it must come out the same.
        var total = d.pausedFor().plus(Duration.between(since, at)).truncatedTo(ChronoUnit.MILLIS);
        return times.computed(d.paused(null, total), policy.warnWorkingDays());
    }

    /** Once, at most as long as the policy allows, and before it is too late. */
    public void extendSettlement(int days, Instant at) {
        var running = open(DeadlineKind.SETTLE)
                .orElseThrow(
                        () -> new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.extension.nothing-runs"));
        if (policy.extensionDays() == 0) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.extension.none");
        }
        if (running.extendedDays() > 0) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.extension.once");
        }
        if (running.isOverdue(at)) {
            throw new RuleViolation(RuleViolation.Kind.NOT_ALLOWED, "", "appeals.extension.too-late");
        }
        if (days < 1 || days > policy.extensionDays()) {
            throw new RuleViolation("days", "appeals.extension.days", policy.extensionDays());
        }
        replace(
                DeadlineKind.SETTLE,
                d -> moved(d, times.computed(d.extendedBy(days), policy.warnWorkingDays()), "extension"));
    }

    /** Counts all open clocks anew after the calendar changed: the same terms over other days. */
    public void recount() {
        for (var kind : DeadlineKind.values()) {
            replace(kind, d -> moved(d, times.computed(d, policy.warnWorkingDays()), "calendar"));
        }
    }

    /** Gives all open clocks the terms that the policy has now; one that it no longer has runs on as it was. */
    public void adoptPolicy() {
        adopt("policy");
    }

    /** The times of another category hold from the start; what its policy does not know falls away. */
    public void adoptCategory(DeadlinePolicy other, Instant at) {
        policy = other;
        recategorized = true;
        for (var kind : DeadlineKind.values()) {
            var running = open(kind);
            if (running.isPresent() && policy.term(kind, running.get().simplified()) == null) {
                lapse(kind, at);
            }
        }
        adopt("category");
    }

    /** Whether all that is open is counted by the policy of another category now. */
    public boolean recategorized() {
        return recategorized;
    }

    private void adopt(String why) {
        for (var kind : DeadlineKind.values()) {
            replace(kind, d -> {
                var term = policy.term(kind, d.simplified());
                var over = term == null ? d : d.over(term, d.simplified());
                return moved(d, times.computed(over, policy.warnWorkingDays()), why);
            });
        }
    }

    private Deadline moved(Deadline before, Deadline after, String why) {
        if (!before.dueAt().equals(after.dueAt())) {
            changes.add(new Change(before.kind(), before.dueAt(), after.dueAt(), why));
        }
        return after;
    }

    private void replace(DeadlineKind kind, UnaryOperator<Deadline> change) {
        deadlines.replaceAll(d -> d.kind() == kind && d.isOpen() ? change.apply(d) : d);
    }
}
