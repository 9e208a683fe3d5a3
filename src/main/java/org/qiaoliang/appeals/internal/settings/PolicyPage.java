package org.qiaoliang.appeals.internal.settings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * A policy with its versions, the form for the next one, and what that one would mean.
 *
 * @param seen the latest version, from which the form begins
 * @param open how many matters are under way under it
 * @param names the form of the names, made from their version {@code namesSeen}
 * @param preview null unless it was asked for and the form is in order
 */
public record PolicyPage(
        List<Tab> tabs,
        String code,
        String name,
        String action,
        int seen,
        List<String> categories,
        List<Version> versions,
        List<Choice> units,
        List<Choice> rules,
        List<String> terms,
        int open,
        Form form,
        Form names,
        int namesSeen,
        @Nullable Preview preview,
        boolean mayChange) {
    public PolicyPage {
        tabs = List.copyOf(tabs);
        categories = List.copyOf(categories);
        versions = List.copyOf(versions);
        units = List.copyOf(units);
        rules = List.copyOf(rules);
        terms = List.copyOf(terms);
    }

    public String href() {
        return action.substring(0, action.lastIndexOf('/'));
    }

    /** One version in words. */
    public record Version(
            int number, LocalDate from, boolean forOpen, String basis, boolean inForce, List<Fact> facts) {
        public Version {
            facts = List.copyOf(facts);
        }
    }

    /** A term, or another part of a version, by its message key. */
    public record Fact(String key, String value) {}

    /** What the next version would change, for a matter received on the day it begins. */
    public record Preview(LocalDate from, boolean forOpen, int open, List<Change> changes) {
        public Preview {
            changes = List.copyOf(changes);
        }
    }

    /** @param due the last day, empty where it depends on what happens first */
    public record Change(String key, String before, String after, String due, boolean differs) {}
}
