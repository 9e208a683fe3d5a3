package org.qiaoliang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.RuleViolation;

@Rule("PERSON-2")
class IdentityNumberTest {
    private record Made(String number, LocalDate birth, int order) {}

    @Property
    void readsDateAndSexFromEveryRightNumber(@ForAll("numbers") Made made) {
        var number = IdentityNumber.parse("document", made.number);
        assertThat(number.birthDate()).isEqualTo(made.birth);
        assertThat(number.sex()).isEqualTo(made.order % 2 == 1 ? Sex.MALE : Sex.FEMALE);
    }

    /** Each weight has an inverse modulo 11, so that one wrong digit is always found. */
    @Property
    void refusesEveryNumberWithOneDigitWrong(@ForAll("numbers") Made made, @ForAll("places") int at) {
        var digits = made.number.toCharArray();
        digits[at] = (char) ('0' + (digits[at] - '0' + 1 + made.order % 9) % 10);
        assertThat(IdentityNumber.wrong(new String(digits))).isPresent();
    }

    @Property
    void refusesEveryNumberWithTwoNeighboursSwapped(@ForAll("numbers") Made made, @ForAll("places") int at) {
        var digits = made.number.toCharArray();
        var next = at + 1;
        if (digits[at] != digits[next]) {
            var kept = digits[at];
            digits[at] = digits[next];
            digits[next] = kept;
            assertThat(IdentityNumber.wrong(new String(digits))).isPresent();
        }
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 16);
    }

    @Provide
    Arbitrary<Made> numbers() {
        var places = Arbitraries.of("110101", "370811", "542421", "810000", "820000", "830000", "911015");
        var births = Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2026, 1, 1));
        var orders = Arbitraries.integers().between(0, 999);
        return Combinators.combine(places, births, orders).as((place, birth, order) -> {
            var seventeen = place + birth.toString().replace("-", "") + String.format("%03d", order);
            return new Made(seventeen + IdentityNumber.checkDigit(seventeen), birth, order);
        });
    }

    @Example
    void knowsTheExampleOfTheStandard() {
        var number = IdentityNumber.parse("document", "11010519491231002X");
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.sex()).isEqualTo(Sex.FEMALE);
    }

    @Example
    void mendsWhatHandsAndSpreadsheetsAdd() {
        assertThat(IdentityNumber.parse("document", " ’11010519491231002x".replace("’", "'"))
                        .number())
                .isEqualTo("11010519491231002X");
        assertThat(IdentityNumber.parse("document", "１１０１０５ 19491231-002ｘ").number())
                .isEqualTo("11010519491231002X");
    }

    @Example
    void saysWhatIsWrong() {
        assertThat(IdentityNumber.wrong("110105491231002")).contains("people.id.old");
        assertThat(IdentityNumber.wrong("1101051949123100")).contains("people.id.length");
        assertThat(IdentityNumber.wrong("1.23E+17")).contains("people.id.length");
        assertThat(IdentityNumber.wrong("11010519491231A02X")).contains("people.id.characters");
        assertThat(IdentityNumber.wrong("99010519491231002X")).contains("people.id.place");
        assertThat(IdentityNumber.wrong("77010519491231002X")).contains("people.id.place");
        assertThat(IdentityNumber.wrong("11010519490231002X")).contains("people.id.date");
        assertThat(IdentityNumber.wrong("110105194912310021")).contains("people.id.check");
    }

    @Example
    void takesADocumentAtItsNumber() {
        var seventeen = "81000019900101003";
        var number = seventeen + IdentityNumber.checkDigit(seventeen);
        assertThat(Document.parse("document", Document.Kind.RESIDENT_ID, number).kind())
                .isEqualTo(Document.Kind.HONG_KONG_MACAO_TAIWAN);
        assertThat(Document.parse("document", Document.Kind.PASSPORT, "e1234 5678")
                        .number())
                .isEqualTo("E12345678");
        assertThatThrownBy(() -> Document.parse("document", Document.Kind.OTHER, "?"))
                .isInstanceOf(RuleViolation.class);
    }

    /** Nothing prints a number by accident. */
    @Example
    void keepsItsNumberOutOfWords() {
        assertThat(IdentityNumber.parse("document", "11010519491231002X").toString())
                .doesNotContain("1949");
        assertThat(Document.of(new IdentityNumber("11010519491231002X")).toString())
                .doesNotContain("1949");
    }
}
