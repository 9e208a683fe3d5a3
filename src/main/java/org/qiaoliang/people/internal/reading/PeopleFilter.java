package org.qiaoliang.people.internal.reading;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;

/**
 * What a list of people shows.
 *
 * @param name how their name begins; empty for all
 * @param place where they live, with all below; null for everywhere
 * @param phoneOf only those who share a phone with this person
 * @param after the id of the last one of the page before
 */
public record PeopleFilter(
        String name,
        @Nullable DivisionCode place,
        @Nullable Long phoneOf,
        @Nullable Long after) {}
