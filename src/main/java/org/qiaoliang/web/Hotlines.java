package org.qiaoliang.web;

import java.util.Arrays;
import java.util.List;

/** The telephone lines that people are sent to, as administrators keep them; implemented by the module that owns them. */
public interface Hotlines {
    /** In the order they are shown. */
    List<Hotline> all();

    /** Those with these numbers, in the order asked for; unknown numbers are left out. */
    default List<Hotline> of(String... numbers) {
        var lines = all();
        return Arrays.stream(numbers)
                .flatMap(number -> lines.stream().filter(line -> line.number().equals(number)))
                .toList();
    }
}
