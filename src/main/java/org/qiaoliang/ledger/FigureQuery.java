package org.qiaoliang.ledger;

import java.time.LocalDate;
import java.util.Set;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * What is asked of the ledger. An empty set asks for all.
 *
 * @param measures codes from the catalogue; at least one
 * @param division the place with all below it
 * @param from the first day
 * @param to the last day, included
 * @param view by which map old facts are read
 * @param persons whether distinct persons are wanted; without them a reading is cheaper
 */
public record FigureQuery(
        Set<String> measures,
        DivisionCode division,
        LocalDate from,
        LocalDate to,
        Set<OrganizationKind> kinds,
        Set<String> categories,
        Set<String> channels,
        Set<OrganizationId> organizations,
        View view,
        boolean persons) {

    /** By which map old facts are read (DIV-1). */
    public enum View {
        /** Where they happened, by the codes of their day. */
        AS_IT_WAS,
        /** By the divisions of today: what was merged into one counts there. */
        AS_IT_IS_NOW
    }

    public FigureQuery {
        measures = Set.copyOf(measures);
        kinds = Set.copyOf(kinds);
        categories = Set.copyOf(categories);
        channels = Set.copyOf(channels);
        organizations = Set.copyOf(organizations);
    }

    /** Everything of one measure in a division and a range of days, with persons, as it was. */
    public static FigureQuery of(String measure, DivisionCode division, LocalDate from, LocalDate to) {
        return of(Set.of(measure), division, from, to);
    }

    public static FigureQuery of(Set<String> measures, DivisionCode division, LocalDate from, LocalDate to) {
        return new FigureQuery(
                measures, division, from, to, Set.of(), Set.of(), Set.of(), Set.of(), View.AS_IT_WAS, true);
    }

    public FigureQuery ofKinds(Set<OrganizationKind> only) {
        return new FigureQuery(measures, division, from, to, only, categories, channels, organizations, view, persons);
    }

    public FigureQuery ofCategories(Set<String> only) {
        return new FigureQuery(measures, division, from, to, kinds, only, channels, organizations, view, persons);
    }

    public FigureQuery ofChannels(Set<String> only) {
        return new FigureQuery(measures, division, from, to, kinds, categories, only, organizations, view, persons);
    }

    public FigureQuery ofOrganizations(Set<OrganizationId> only) {
        return new FigureQuery(measures, division, from, to, kinds, categories, channels, only, view, persons);
    }

    public FigureQuery between(LocalDate first, LocalDate last) {
        return new FigureQuery(
                measures, division, first, last, kinds, categories, channels, organizations, view, persons);
    }

    public FigureQuery in(DivisionCode place) {
        return new FigureQuery(measures, place, from, to, kinds, categories, channels, organizations, view, persons);
    }

    public FigureQuery seen(View as) {
        return new FigureQuery(measures, division, from, to, kinds, categories, channels, organizations, as, persons);
    }

    public FigureQuery withoutPersons() {
        return new FigureQuery(measures, division, from, to, kinds, categories, channels, organizations, view, false);
    }
}
