package org.qiaoliang.appeals.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.qiaoliang.Rule;

class FollowCodesProperties {
    private static final String GAPS = " -\u3000\u00a0\t";

    @Property
    @Rule("APPEAL-1")
    void codesHaveNothingThatLooksLikeSomethingElse(@ForAll long seed) {
        assertThat(FollowCodes.next(new Random(seed)))
                .hasSize(FollowCodes.LENGTH)
                .matches("[2-9A-Z]+")
                .doesNotContainPattern("[01IO]");
    }

    @Property
    void howItIsTypedDoesNotMatter(@ForAll("codes") String code, @ForAll long seed) {
        assertThat(FollowCodes.normalized(code)).isEqualTo(code);
        assertThat(FollowCodes.normalized(typed(code, new Random(seed)))).isEqualTo(code);
    }

    /** Whatever is taken for a code can be brought back to it by case, width, gaps and hyphens alone. */
    @Property
    void nothingElseIsTakenForACode(@ForAll @StringLength(max = 40) String typed) {
        var plain = typed.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-' && c != '\uff0d')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (isCode(FollowCodes.normalized(typed))) {
            assertThat(plain)
                    .hasSize(FollowCodes.LENGTH)
                    .matches("[2-9A-Za-z\uff12-\uff19\uff21-\uff3a\uff41-\uff5a]+");
        }
    }

    @Property
    void oneOtherCharacterMakesAnotherCode(
            @ForAll("codes") String code, @ForAll int at, @ForAll("lookalikes") String other) {
        var place = Math.floorMod(at, code.length());
        var changed = code.substring(0, place) + other + code.substring(place + 1);
        assertThat(FollowCodes.normalized(changed)).isNotEqualTo(code);
        assertThat(isCode(FollowCodes.normalized(changed))).isFalse();
    }

    @Property
    void normalizingTwiceChangesNothing(@ForAll String typed) {
        var once = FollowCodes.normalized(typed);
        assertThat(FollowCodes.normalized(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings().withChars(FollowCodes.ALPHABET).ofLength(FollowCodes.LENGTH);
    }

    /** Not in any code; the last ones become S, K and I where letters are made large by the rules of all languages. */
    @Provide
    Arbitrary<String> lookalikes() {
        return Arbitraries.of("0", "O", "o", "1", "I", "i", "\u017f", "\u212a", "\u0131", "\u0421", "\u00df");
    }

    private static boolean isCode(String text) {
        return text.length() == FollowCodes.LENGTH && text.chars().allMatch(c -> FollowCodes.ALPHABET.indexOf(c) >= 0);
    }

    private static String typed(String code, Random random) {
        var typed = new StringBuilder();
        for (var c : code.toCharArray()) {
            if (random.nextBoolean()) {
                typed.append(GAPS.charAt(random.nextInt(GAPS.length())));
            }
            var letter = random.nextBoolean()
                    ? Character.toString(c)
                    : Character.toString(c).toLowerCase(Locale.ROOT);
            typed.append(random.nextBoolean() ? letter : Character.toString(letter.charAt(0) - '!' + '\uff01'));
        }
        return typed.toString();
    }
}
