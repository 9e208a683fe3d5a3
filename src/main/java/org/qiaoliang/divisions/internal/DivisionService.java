package org.qiaoliang.divisions.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renames, moves, merges and splits divisions from a day on (DIV-1): what was before stays known, ids stay, and whoever
 * keeps places of what exists is told in the same transaction. A day to come is refused: changes are entered once they
 * hold. A division changes at most once a day.
 */
@Service
public class DivisionService {
    private final DSLContext sql;
    private final StoredDivisions divisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DivisionService(
            DSLContext sql, StoredDivisions divisions, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.divisions = divisions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * From when, and on which document's ground.
     *
     * @param on the first day on which it holds
     * @param basis number of the approving document
     */
    public record Ground(LocalDate on, String basis) {}

    /**
     * A division that comes out of a split.
     *
     * @param code empty to take the next free one
     * @param children codes of the divisions that go to it
     */
    public record Part(String name, String code, List<String> children) {}

    @Transactional
    public void rename(String code, String name, Ground ground) {
        var change = begin(ground);
        var division = change.inForce("code", code);
        change.rename(division, name);
        finish(change, "division.renamed", division, ground);
    }

    /** Puts a division under another parent, or gives it another code under the same one. */
    @Transactional
    public void move(String code, String parent, String newCode, Ground ground) {
        var change = begin(ground);
        var division = change.belowRoot("code", code);
        var above = change.inForce("parent", parent);
        if (above.level().ordinal() + 1 != division.level().ordinal()) {
            throw new RuleViolation("parent", "divisions.change.wrong-level");
        }
        if (division.parent().filter(above.id()::equals).isPresent() && newCode.isBlank()) {
            throw new RuleViolation("parent", "divisions.change.same-parent");
        }
        change.move(division, above, newCode, division.name());
        finish(change, "division.moved", division, ground);
    }

    /** Ends one division; what lay in it goes to the other, and its facts count there. */
    @Transactional
    public void merge(String code, String into, Ground ground) {
        var change = begin(ground);
        var division = change.belowRoot("code", code);
        var target = change.belowRoot("into", into);
        if (target.id().equals(division.id()) || target.level() != division.level()) {
            throw new RuleViolation("into", "divisions.change.not-a-match");
        }
        for (var child : change.tree().children(division.id())) {
            change.move(child, target, "", child.name());
        }
        change.end(division);
        change.succeed(division.id(), target.id(), "merge");
        finish(change, "division.merged", division, ground);
    }

    /** Founds new divisions out of one, which goes on with what is left, or ends when nothing is. */
    @Transactional
    public List<DivisionId> split(String code, List<Part> parts, boolean ends, Ground ground) {
        var change = begin(ground);
        var division = change.belowRoot("code", code);
        var parent = change.tree().find(division.parent().orElseThrow()).orElseThrow();
        var left = new LinkedHashMap<String, Division>();
        change.tree().children(division.id()).forEach(c -> left.put(c.code().digits(), c));
        var founded = new ArrayList<DivisionId>();
        for (var part : parts) {
            var fresh = founded(change, parent, part, division, founded.size() + 1);
            founded.add(fresh.id());
            for (var childCode : part.children()) {
                var child = left.remove(childCode);
                if (child == null) {
                    throw new RuleViolation("children", "divisions.change.not-a-child", childCode);
                }
                change.move(child, fresh, "", child.name());
            }
            if (ends) {
                change.succeed(division.id(), fresh.id(), "split");
            }
        }
        if (founded.isEmpty() || ends && (founded.size() < 2 || !left.isEmpty())) {
            throw new RuleViolation("children", "divisions.change.something-left");
        }
        if (ends) {
            change.end(division);
        }
        finish(change, "division.split", division, ground);
        return founded;
    }

    /** What is wrong with a part is said of that part: its number stands behind the name of the field. */
    private static Division founded(TreeChange change, Division parent, Part part, Division from, int number) {
        try {
            return change.found(parent, part.name(), part.code(), from.code());
        } catch (RuleViolation violation) {
            throw new RuleViolation(
                    violation.kind(),
                    violation.complaints().stream()
                            .map(said -> new RuleViolation.Complaint(
                                    said.field() + "-" + number, said.key(), said.parameters()))
                            .toList());
        }
    }

    /** A division that did not exist before. */
    @Transactional
    public DivisionId create(String parent, String name, String code, Ground ground) {
        var change = begin(ground);
        var above = change.inForce("parent", parent);
        var fresh = change.found(above, name, code, above.code());
        finish(change, "division.created", fresh, ground);
        return fresh.id();
    }

    /** What a division was, the latest first; for its page. */
    @Transactional(readOnly = true)
    public List<Past> history(DivisionId id) {
        return DivisionStore.history(sql, id).stream()
                .map(v -> new Past(v.name(), v.code(), v.parent(), v.from(), v.to()))
                .toList();
    }

    /** A name and code with the days on which they held; null for an open end. */
    public record Past(
            String name,
            DivisionCode code,
            @Nullable DivisionId parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** What a division became, and what was merged into it or split off. */
    @Transactional(readOnly = true)
    public List<Passage> passages(DivisionId id) {
        return DivisionStore.passages(sql, id);
    }

    /** One division becoming another, whole or in part. */
    public record Passage(DivisionId from, DivisionId to, LocalDate since) {}

    /** Whether the viewer may change the tree. */
    public boolean mayChange() {
        return divisions
                .root()
                .map(root -> CurrentViewer.get()
                        .scope(Permission.SETTINGS_MANAGE)
                        .covers(divisions.scopeOfAllKinds(root.id())))
                .orElse(false);
    }

    private TreeChange begin(Ground ground) {
        if (!mayChange()) {
            throw new RuleViolation(Kind.NOT_ALLOWED, "", "divisions.not-yours");
        }
        if (ground.on().isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("on", "divisions.change.to-come");
        }
        if (ground.basis().isBlank() || ground.basis().length() > 100) {
            throw new RuleViolation("basis", "divisions.change.basis-missing");
        }
        // The row of the revision is locked by this: changes of the tree come one after another.
        divisions.changed();
        return new TreeChange(sql, divisions.tree(), ground.on());
    }

    private void finish(TreeChange change, String action, Division before, Ground ground) {
        var touched = change.write();
        divisions.changed();
        var after = divisions.tree().find(before.id()).orElseThrow();
        audit.record(AuditEvent.of(action, "division", before.code().digits(), null)
                .change(facts(before), facts(after))
                .because(ground.basis().strip()));
        events.publishEvent(new DivisionsChanged(touched, ground.on()));
    }

    private static Map<String, String> facts(Division division) {
        return Map.of(
                "code", division.code().digits(),
                "name", division.fullName(),
                "inForce", Boolean.toString(division.inForce()));
    }
}
