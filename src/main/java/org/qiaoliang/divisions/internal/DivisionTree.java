package org.qiaoliang.divisions.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.Scope;

/** All divisions of the deployment as of today, with their past places, in memory. Immutable. */
final class DivisionTree {
    static final DivisionTree EMPTY = new DivisionTree(null, List.of(), List.of());

    private final @Nullable DivisionId root;
    private final Map<DivisionId, Node> nodes = new HashMap<>();
    private final Map<DivisionCode, Node> byCode = new HashMap<>();
    private final Map<DivisionId, List<Node>> children = new HashMap<>();
    private final Map<DivisionId, List<DivisionId>> successors = new HashMap<>();
    private final List<Version> past = new ArrayList<>();
    private final Map<DivisionId, List<Version>> history = new HashMap<>();
    private final Map<DivisionCode, List<Version>> historyOfCode = new HashMap<>();
    private final List<Node> within = new ArrayList<>();

    record Node(Division division, String initials) {}

    /**
     * @param versions all there are, by code and then by time
     * @param successions where ended divisions went
     */
    DivisionTree(@Nullable DivisionId root, List<Version> versions, List<Succession> successions) {
        this.root = root;
        var latest = new HashMap<DivisionId, Version>();
        for (var version : versions) {
            history.merge(version.id(), List.of(version), DivisionTree::joined);
            historyOfCode.merge(version.code(), List.of(version), DivisionTree::joined);
            var other = latest.get(version.id());
            if (other == null) {
                latest.put(version.id(), version);
            } else {
                var newer = version.isLaterThan(other);
                latest.put(version.id(), newer ? version : other);
                past.add(newer ? other : version);
            }
        }
        successions.forEach(s ->
                successors.computeIfAbsent(s.from(), from -> new ArrayList<>()).add(s.to()));
        for (var version : versions) {
            if (latest.get(version.id()) == version) {
                add(version, latest);
            }
        }
        var above = Comparator.comparing((Node node) -> node.division.code());
        children.values().forEach(list -> list.sort(above));
        if (root != null) {
            collect(root);
        }
    }

    Optional<Division> root() {
        return Optional.ofNullable(root).map(nodes::get).map(Node::division);
    }

    Optional<Division> find(DivisionId id) {
        return Optional.ofNullable(nodes.get(id)).map(Node::division);
    }

    Optional<Division> byCode(DivisionCode code) {
        return Optional.ofNullable(byCode.get(code)).map(Node::division);
    }

    /** What a division was on a day. */
    Optional<Version> at(DivisionId id, LocalDate day) {
        return history.getOrDefault(id, List.of()).stream()
                .filter(version -> version.holdsOn(day))
                .findFirst();
    }

    /** What had the code on a day. */
    Optional<Version> at(DivisionCode code, LocalDate day) {
        return historyOfCode.getOrDefault(code, List.of()).stream()
                .filter(version -> version.holdsOn(day))
                .findFirst();
    }

    List<Division> children(DivisionId parent) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(Node::division)
                .toList();
    }

    /** Root first; a division outside the root stands alone. */
    List<Division> path(DivisionId id) {
        var path = new ArrayList<Division>();
        for (var node = nodes.get(id); node != null; node = parent(node)) {
            path.add(node.division);
            if (node.division.id().equals(root)) {
                Collections.reverse(path);
                return path;
            }
        }
        return path.isEmpty() ? path : List.of(path.getFirst());
    }

    boolean isWithinRoot(DivisionId id) {
        var node = nodes.get(id);
        return node != null
                && node.division.inForce()
                && path(id).getFirst().id().equals(root);
    }

    /** The root and all below it, by code. */
    List<Node> within() {
        return within;
    }

    List<Division> subtree(DivisionId id) {
        var all = new ArrayList<Division>();
        find(id).ifPresent(all::add);
        for (var i = 0; i < all.size(); i++) {
            all.addAll(children(all.get(i).id()));
        }
        return all;
    }

    List<DivisionId> presentOf(DivisionId id) {
        var present = new ArrayList<DivisionId>();
        follow(id, present, new HashSet<>());
        return present;
    }

    /** Places that facts of the division, of what is in it today and of what was merged into it, may carry. */
    List<Scope.Range> placesOf(DivisionId id) {
        var division = find(id);
        if (division.isEmpty()) {
            return List.of();
        }
        var ranges = new ArrayList<Scope.Range>();
        ranges.add(range(division.get().code()));
        for (var version : past) {
            if (countsIn(version.id(), id)) {
                ranges.add(range(version.code()));
            }
        }
        for (var node : nodes.values()) {
            if (!node.division.inForce() && countsIn(node.division.id(), id)) {
                ranges.add(range(node.division.code()));
            }
        }
        return new Scope(ranges).ranges();
    }

    @Nullable
    Node parent(Node node) {
        return node.division.parent().map(nodes::get).orElse(null);
    }

    private boolean countsIn(DivisionId id, DivisionId ancestor) {
        var present = presentOf(id);
        return !present.isEmpty() && present.stream().allMatch(p -> isBelow(p, ancestor));
    }

    private boolean isBelow(DivisionId id, DivisionId ancestor) {
        for (var node = nodes.get(id); node != null; node = parent(node)) {
            if (node.division.id().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private void follow(DivisionId id, List<DivisionId> present, Set<DivisionId> seen) {
        var node = nodes.get(id);
        if (node == null || !seen.add(id)) {
            return;
        }
        if (node.division.inForce()) {
            present.add(id);
        } else {
            successors.getOrDefault(id, List.of()).forEach(next -> follow(next, present, seen));
        }
    }

    private void add(Version version, Map<DivisionId, Version> latest) {
        var division = new Division(
                version.id(),
                version.code(),
                version.name(),
                fullName(version, latest),
                Optional.ofNullable(version.parent()),
                version.to() == null);
        var node = new Node(division, version.initials());
        nodes.put(version.id(), node);
        if (division.inForce()) {
            byCode.put(version.code(), node);
            division.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(node));
        }
    }

    /** Names from the root down; what is above the root has its own name only. */
    private String fullName(Version version, Map<DivisionId, Version> latest) {
        var name = new StringBuilder();
        for (Version at = version; at != null; at = at.parent() == null ? null : latest.get(at.parent())) {
            name.insert(0, at.name());
            if (at.id().equals(root)) {
                return name.toString();
            }
        }
        return version.name();
    }

    private void collect(DivisionId id) {
        var node = nodes.get(id);
        if (node != null) {
            within.add(node);
            children.getOrDefault(id, List.of()).forEach(child -> collect(child.division.id()));
        }
    }

    /** Most have one version only; lists of one take the least room. */
    private static List<Version> joined(List<Version> earlier, List<Version> later) {
        var all = new ArrayList<>(earlier);
        all.addAll(later);
        return List.copyOf(all);
    }

    private static Scope.Range range(DivisionCode code) {
        return new Scope.Range(code.place(), code.placeEnd());
    }
}
