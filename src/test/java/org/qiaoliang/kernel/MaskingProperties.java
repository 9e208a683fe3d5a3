package org.qiaoliang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.qiaoliang.Rule;

class MaskingProperties {
    @Property
    @Rule("PERSON-2")
    void phonesShowThreeAndFourOfElevenAndAtMostTwoOfLess(@ForAll("texts") String phone) {
        var length = points(phone).length;
        shows(phone, Masking.phone(phone), length >= 11 ? 3 : 0, length >= 11 ? 4 : Math.min(2, length / 3));
    }

    @Property
    @Rule("PERSON-2")
    void idNumbersShowThreeAndFourOfFifteenAndNothingOfLess(@ForAll("texts") String number) {
        var length = points(number).length;
        shows(number, Masking.idNumber(number), length >= 15 ? 3 : 0, length >= 15 ? 4 : 0);
    }

    @Property
    @Rule("PERSON-2")
    void namesShowTheirFirstCharacter(@ForAll("texts") String name) {
        shows(name, Masking.name(name), 1, 0);
    }

    /** A phone or identity number is never shown whole, nor more than a part of it that leaves four to guess. */
    @Property
    void numbersKeepSomethingBack(@ForAll("texts") String number) {
        var hidden = Math.min(4, points(number).length);
        if (hidden > 0) {
            assertThat(stars(number, Masking.phone(number))).isGreaterThanOrEqualTo(Math.min(hidden, 1));
            assertThat(stars(number, Masking.idNumber(number))).isGreaterThanOrEqualTo(hidden);
        }
        if (points(number).length >= 11) {
            assertThat(stars(number, Masking.phone(number))).isGreaterThanOrEqualTo(4);
        }
    }

    /** Of all lengths around the limits; of digits, Chinese, and characters that take two places in a string. */
    @Provide
    Arbitrary<String> texts() {
        var any = Arbitraries.strings().ofMinLength(0).ofMaxLength(24);
        var digits = Arbitraries.strings().numeric().ofMaxLength(20);
        var beyond = Arbitraries.integers()
                .between(0x20000, 0x2A6DF)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(all -> String.join("", all));
        return Arbitraries.oneOf(any, digits, beyond);
    }

    /** Same length, the ends as they are, all between hidden. */
    private static void shows(String text, String masked, int head, int tail) {
        var before = points(text);
        var after = points(masked);
        assertThat(after).hasSameSizeAs(before);
        IntStream.range(0, before.length).forEach(i -> {
            var shown = i < head || i >= before.length - tail;
            assertThat(after[i]).isEqualTo(shown ? before[i] : '*');
        });
    }

    private static long stars(String text, String masked) {
        assertThat(points(masked)).hasSameSizeAs(points(text));
        return Arrays.stream(points(masked)).filter(c -> c == '*').count();
    }

    private static int[] points(String text) {
        return text.codePoints().toArray();
    }
}
