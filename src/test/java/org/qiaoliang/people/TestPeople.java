package org.qiaoliang.people;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qiaoliang.kernel.DivisionId;

/** Invented persons for tests, each with a number that nobody else has. */
public final class TestPeople {
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 20_000_000));

    private TestPeople() {}

    /** A number with the right check digit: birth date and order from a counter that never repeats within a run. */
    public static IdentityNumber number(Sex sex) {
        var next = NUMBER.incrementAndGet();
        var birth = LocalDate.of(1940, 1, 1).plusDays(next % 20_000);
        var order = next / 20_000 % 500 * 2 + (sex == Sex.MALE ? 1 : 0);
        return number(birth, order);
    }

    public static IdentityNumber number(LocalDate birth, int order) {
        var seventeen = "370811" + birth.toString().replace("-", "") + String.format("%03d", order);
        return new IdentityNumber(seventeen + IdentityNumber.checkDigit(seventeen));
    }

    public static PersonDraft draft(String name, DivisionId division) {
        return draft(name, division, number(Sex.FEMALE));
    }

    public static PersonDraft draft(String name, DivisionId division, IdentityNumber number) {
        return new PersonDraft(
                name, null, null, 1, division, Document.of(number), List.of(phone()), "北关街 " + NUMBER.get() + " 号");
    }

    public static String phone() {
        return "139" + String.format("%08d", Math.floorMod(System.nanoTime(), 100_000_000L));
    }
}
