package org.qiaoliang.divisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;

/**
 * The region tree of this deployment: its root (a province, city or county, DIV-2), all below it, and the few divisions
 * above it that its names need. What holds today is answered from memory, without a statement; a change made on another
 * node is seen within a second. Facts keep a {@link DivisionId} and the {@link Division#place} of their day; read "as of
 * today" they move with {@link #presentOf}.
 */
public interface Divisions {

    /** The root of the deployment; empty until one was loaded. */
    Optional<Division> root();

    /** As of today; a division that no longer exists is given as it was last. */
    Optional<Division> find(DivisionId id);

    /** As it was on a day; empty when it did not exist then. */
    Optional<Division> find(DivisionId id, LocalDate day);

    /** The division that has this code today, within the root or above it. */
    Optional<Division> byCode(DivisionCode code);

    /** The division that had this code on a day. */
    Optional<Division> byCode(DivisionCode code, LocalDate day);

    /**
     * The division within the root that a form or a caller names by its code, in force today.
     *
     * @param field the form field or JSON member to complain about
     * @throws org.qiaoliang.kernel.RuleViolation when the text is no code, or names nothing within the root
     */
    Division require(String field, String code);

    /** Whether the division exists today and is the root or lies within it. */
    boolean isWithinRoot(DivisionId id);

    /** The divisions directly below, in force today, by code. */
    List<Division> children(DivisionId parent);

    /** From the root down to the division itself, as of today; for one above the root, itself alone. */
    List<Division> path(DivisionId id);

    /**
     * Divisions within the root whose name, pinyin initials or code begin with or contain the words; several words are
     * a path, outer first ("任城 古槐"). Better matches and higher levels first.
     */
    default List<Division> search(String words, int limit) {
        return search(words, division -> true, limit);
    }

    /** The same among some: as many as the limit however many others are called so. */
    List<Division> search(String words, Predicate<Division> among, int limit);

    /**
     * What a grant over the division reaches among facts of one kind of organization: the division's present place with
     * all below it, and the places that it, what is now in it, or what was merged into either, had before (DIV-1).
     */
    Scope scopeOf(OrganizationKind kind, DivisionId id);

    /**
     * The {@link DivisionCode#place places} that facts of the division of this code carry: its present place with all
     * below it, and the places that it, what is now in it, or what was merged into either, had before (DIV-1). A code that
     * nobody has today, or that lies outside, stands for its own place alone. Sorted and disjoint.
     */
    List<Scope.Range> placesOf(DivisionCode code);

    /** As {@link #scopeOf} for every kind. */
    Scope scopeOfAllKinds(DivisionId id);

    /**
     * Where the facts of a division count today: itself while it exists; otherwise what it was merged into or split into,
     * down to divisions that exist.
     */
    List<DivisionId> presentOf(DivisionId id);
}
