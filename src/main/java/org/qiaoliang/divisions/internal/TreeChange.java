package org.qiaoliang.divisions.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.RuleViolation;

/** One change of the tree being made: gathers the versions that begin and those that end on the day, then writes them. */
final class TreeChange {
    private static final int LONGEST_NAME = 60;

    private final DSLContext sql;
    private final DivisionTree tree;
    private final LocalDate on;
    private final Map<DivisionId, Version> begun = new LinkedHashMap<>();
    private final Set<DivisionId> fresh = new HashSet<>();
    private final Set<DivisionId> ended = new HashSet<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Map<DivisionCode, Set<String>> taken = new HashMap<>();

    TreeChange(DSLContext sql, DivisionTree tree, LocalDate on) {
        this.sql = sql;
        this.tree = tree;
        this.on = on;
    }

    DivisionTree tree() {
        return tree;
    }

    Division inForce(String field, String code) {
        return DivisionCode.parse(code)
                .flatMap(tree::byCode)
                .filter(d -> tree.isWithinRoot(d.id()))
                .orElseThrow(() -> new RuleViolation(field, "divisions.unknown"));
    }

    Division belowRoot(String field, String code) {
        var division = inForce(field, code);
        if (tree.root().map(Division::id).filter(division.id()::equals).isPresent()) {
            throw new RuleViolation(field, "divisions.change.root");
        }
        return division;
    }

    void rename(Division division, String name) {
        var clean = name(name);
        if (clean.equals(division.name())) {
            throw new RuleViolation("name", "divisions.change.same-name");
        }
        begin(division.id(), division.code(), clean, division.parent());
    }

    /** Moves a division with all below it; every code in it follows. */
    void move(Division division, Division parent, String wantedCode, String name) {
        var code = code(parent.code(), wantedCode, division.code());
        for (var each : tree.subtree(division.id())) {
            var rest = each.code().digits().substring(division.code().digits().length());
            var itself = each.id().equals(division.id());
            begin(
                    each.id(),
                    new DivisionCode(code.digits() + rest),
                    itself ? name : each.name(),
                    itself ? Optional.of(parent.id()) : each.parent());
        }
    }

    /** @param like its number, or the next free one after it, is proposed */
    Division found(Division parent, String name, String wantedCode, DivisionCode like) {
        var level =
                parent.level().below().orElseThrow(() -> new RuleViolation("parent", "divisions.change.wrong-level"));
        var code = code(parent.code(), wantedCode, like);
        var id = DivisionStore.create(sql, level);
        fresh.add(id);
        var clean = name(name);
        begin(id, code, clean, Optional.of(parent.id()));
        return new Division(id, code, clean, parent.fullName() + clean, Optional.of(parent.id()), true);
    }

    void end(Division division) {
        ended.add(division.id());
    }

    void succeed(DivisionId from, DivisionId to, String kind) {
        afterwards.add(() -> DivisionStore.succeed(sql, from, to, kind, on));
    }

    /** Writes it all; gives back what was touched. */
    List<DivisionId> write() {
        var closing = new HashSet<>(begun.keySet());
        closing.removeAll(fresh);
        closing.addAll(ended);
        if (DivisionStore.anyBegunSince(sql, closing, on)) {
            throw new RuleViolation("on", "divisions.change.too-early");
        }
        DivisionStore.end(sql, closing, on);
        if (!begun.isEmpty()) {
            DivisionStore.begin(sql, withInitials());
        }
        afterwards.forEach(Runnable::run);
        var touched = new HashSet<>(closing);
        touched.addAll(fresh);
        return List.copyOf(touched);
    }

    private void begin(DivisionId id, DivisionCode code, String name, Optional<DivisionId> parent) {
        begun.put(id, new Version(id, code, name, "", parent.orElse(null), on, null));
    }

    private List<Version> withInitials() {
        var characters = new HashSet<String>();
        begun.values().forEach(v -> v.name().codePoints().forEach(c -> characters.add(Character.toString(c))));
        var letters = DivisionStore.initials(sql, characters);
        return begun.values().stream()
                .map(v -> new Version(
                        v.id(), v.code(), v.name(), Initials.of(v.name(), letters), v.parent(), v.from(), v.to()))
                .toList();
    }

    /** The code asked for, or the old own digits where they are free, or the next free ones of the same hundred. */
    private DivisionCode code(DivisionCode parent, String wanted, DivisionCode like) {
        var length = parent.level().below().orElseThrow().digits();
        var used = taken.computeIfAbsent(parent, p -> new HashSet<>(DivisionStore.codesUnder(sql, p)));
        if (!wanted.isBlank()) {
            var code = DivisionCode.parse(wanted)
                    .filter(c -> c.digits().length() == length && c.isWithin(parent))
                    .orElseThrow(() -> new RuleViolation("newCode", "divisions.change.code-form", parent.digits()));
            if (!used.add(code.digits())) {
                throw new RuleViolation("newCode", "divisions.change.code-taken");
            }
            return code;
        }
        var width = length - parent.digits().length();
        var digits = like.digits();
        var tail = digits.length() == length ? digits.substring(digits.length() - width) : "0".repeat(width);
        var most = (int) Math.pow(10, width);
        for (var number = Math.max(1, Integer.parseInt(tail)); number < most; number++) {
            var code = parent.digits()
                    + ("0".repeat(width) + number)
                            .substring(String.valueOf(number).length());
            if (used.add(code)) {
                return new DivisionCode(code);
            }
        }
        throw new RuleViolation("newCode", "divisions.change.no-code-free");
    }

    private static String name(String name) {
        var clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("name", "divisions.change.name-form", LONGEST_NAME);
        }
        return clean;
    }
}
