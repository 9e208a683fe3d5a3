package org.qiaoliang.divisions.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The tree of the database, remembered. */
@Service
class StoredDivisions implements Divisions {
    private final Remembered<DivisionTree> tree;

    StoredDivisions(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            ActiveDatabase active) {
        this.tree = new Remembered<>(
                "divisions", system, transactions, active, (reader, revision) -> DivisionStore.tree(reader));
    }

    DivisionTree tree() {
        return tree.get();
    }

    /** Says that the open transaction changed divisions. */
    void changed() {
        tree.changed();
    }

    @Override
    public Optional<Division> root() {
        return tree().root();
    }

    @Override
    public Optional<Division> find(DivisionId id) {
        return tree().find(id);
    }

    @Override
    public Optional<Division> find(DivisionId id, LocalDate day) {
        var tree = tree();
        return tree.at(id, day).map(version -> dated(tree, version, day));
    }

    @Override
    public Optional<Division> byCode(DivisionCode code) {
        return tree().byCode(code);
    }

    @Override
    public Optional<Division> byCode(DivisionCode code, LocalDate day) {
        var tree = tree();
        return tree.at(code, day).map(version -> dated(tree, version, day));
    }

    @Override
    public Division require(String field, String code) {
        var tree = tree();
        return DivisionCode.parse(code)
                .flatMap(tree::byCode)
                .filter(division -> tree.isWithinRoot(division.id()))
                .orElseThrow(() -> new RuleViolation(field, "divisions.unknown"));
    }

    @Override
    public boolean isWithinRoot(DivisionId id) {
        return tree().isWithinRoot(id);
    }

    @Override
    public List<Division> children(DivisionId parent) {
        return tree().children(parent);
    }

    @Override
    public List<Division> path(DivisionId id) {
        return tree().path(id);
    }

    @Override
    public List<Division> search(String words, Predicate<Division> among, int limit) {
        return DivisionSearch.search(tree(), words, among, limit);
    }

    @Override
    public Scope scopeOf(OrganizationKind kind, DivisionId id) {
        var base = kind.number() * ScopeKey.KIND_FACTOR;
        return new Scope(tree().placesOf(id).stream()
                .map(range -> new Scope.Range(base + range.from(), base + range.to()))
                .toList());
    }

    @Override
    public List<Scope.Range> placesOf(DivisionCode code) {
        var tree = tree();
        return tree.byCode(code)
                .map(division -> tree.placesOf(division.id()))
                .orElseGet(() -> List.of(new Scope.Range(code.place(), code.placeEnd())));
    }

    @Override
    public Scope scopeOfAllKinds(DivisionId id) {
        var scope = Scope.NONE;
        for (var kind : OrganizationKind.values()) {
            scope = scope.plus(scopeOf(kind, id));
        }
        return scope;
    }

    @Override
    public List<DivisionId> presentOf(DivisionId id) {
        return tree().presentOf(id);
    }

    /** Names of that day. */
    private static Division dated(DivisionTree tree, Version version, LocalDate day) {
        var root = tree.root().map(Division::id);
        var name = new StringBuilder(version.name());
        var above = version.parent();
        var inRoot = root.isPresent() && root.get().equals(version.id());
        while (!inRoot && above != null) {
            var parent = tree.at(above, day);
            if (parent.isEmpty()) {
                break;
            }
            name.insert(0, parent.get().name());
            inRoot = root.isPresent() && root.get().equals(above);
            above = parent.get().parent();
        }
        return new Division(
                version.id(),
                version.code(),
                version.name(),
                inRoot ? name.toString() : version.name(),
                Optional.ofNullable(version.parent()),
                true);
    }
}
