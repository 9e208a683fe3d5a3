package org.qiaoliang.web;

import java.util.Arrays;
import java.util.List;

/**
 * The telephone lines that people are sent to, from the settings {@code qiaoliang.hotlines}.
 *
 * @param all in the order they are shown
 */
public record Hotlines(List<Hotline> all) {
    public Hotlines {
        all = List.copyOf(all);
    }

    /** Those with these numbers, in the order asked for; unknown numbers are left out. */
    public List<Hotline> of(String... numbers) {
        return Arrays.stream(numbers)
                .flatMap(number -> all.stream().filter(line -> line.number().equals(number)))
                .toList();
    }
}
