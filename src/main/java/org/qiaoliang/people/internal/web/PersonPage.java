package org.qiaoliang.people.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonIdentity;
import org.qiaoliang.people.internal.reading.PeopleQueries;
import org.qiaoliang.web.Form;

/**
 * The one file of a person (一人一档).
 *
 * @param identity masked
 * @param household null when they live in none that is known
 */
public record PersonPage(
        Person person,
        String place,
        PersonIdentity identity,
        Households.@Nullable Household household,
        List<PeopleQueries.Guarding> guardians,
        List<Body> bodies,
        List<Seen> looks,
        boolean mayEdit,
        boolean mayReveal,
        LocalDate today) {

    /** One that keeps the person. */
    public record Body(String name, String basis, String purpose, LocalDate since) {}

    /** Somebody who looked. */
    public record Seen(Instant at, String who, @Nullable String reason) {}

    /** The numbers in the clear, or the question why. */
    public record Reveal(Person person, Form form, @Nullable PersonIdentity shown) {}
}
