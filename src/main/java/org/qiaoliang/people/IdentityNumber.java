package org.qiaoliang.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.qiaoliang.kernel.RuleViolation;

/**
 * A citizen's identification number (公民身份号码, GB 11643), or one of the same form: of a residence permit for people from
 * Hong Kong, Macao and Taiwan (81, 82, 83), or of a foreigner's permanent residence card (9). Eighteen characters: six of
 * a place, the birth date, three in order of which the last is odd for men, and a check digit after ISO 7064 MOD 11-2.
 *
 * @param number eighteen characters, the last one perhaps an X
 */
public record IdentityNumber(String number) {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int MODULUS = 11;
    private static final String CHECK = "10X98765432";
    private static final int FIRST_YEAR = 1880;

    /** What the number is of. */
    public enum Kind {
        CITIZEN,
        HONG_KONG_MACAO_TAIWAN,
        FOREIGN_RESIDENT
    }

    public IdentityNumber {
        wrong(number).ifPresent(key -> {
            throw new RuleViolation("document", key);
        });
    }

    /**
     * The number as somebody typed it: full-width digits, blanks and a small x are mended.
     *
     * @throws RuleViolation on the field, saying what is wrong
     */
    public static IdentityNumber parse(String field, String typed) {
        var clean = clean(typed);
        wrong(clean).ifPresent(key -> {
            throw new RuleViolation(field, key);
        });
        return new IdentityNumber(clean);
    }

    /** What is wrong with a number in its clean form, as a message key; empty when nothing is. */
    public static Optional<String> wrong(String number) {
        if (number.matches("[0-9]{" + OLD_LENGTH + "}")) {
            return Optional.of("people.id.old");
        }
        if (number.length() != LENGTH) {
            return Optional.of("people.id.length");
        }
        if (!number.matches("[0-9]{17}[0-9X]")) {
            return Optional.of("people.id.characters");
        }
        if (!plausiblePlace(number)) {
            return Optional.of("people.id.place");
        }
        if (birth(number).isEmpty()) {
            return Optional.of("people.id.date");
        }
        return checkDigit(number.substring(0, LENGTH - 1)) == number.charAt(LENGTH - 1)
                ? Optional.empty()
                : Optional.of("people.id.check");
    }

    /** Without what hands and spreadsheets add: blanks, hyphens, full-width digits, a small x. */
    public static String clean(String typed) {
        var clean = new StringBuilder(LENGTH);
        typed.codePoints()
                .map(c -> c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-' && c != '\'')
                .map(Character::toUpperCase)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The last character that belongs behind the seventeen digits. */
    public static char checkDigit(String seventeen) {
        var sum = 0;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += (seventeen.charAt(i) - '0') * ((1 << (LENGTH - 1 - i)) % MODULUS);
        }
        return CHECK.charAt(sum % MODULUS);
    }

    public Kind kind() {
        return switch (number.charAt(0)) {
            case '8' -> Kind.HONG_KONG_MACAO_TAIWAN;
            case '9' -> Kind.FOREIGN_RESIDENT;
            default -> Kind.CITIZEN;
        };
    }

    public LocalDate birthDate() {
        return birth(number).orElseThrow();
    }

    public Sex sex() {
        return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    @Override
    public String toString() {
        return "an identification number";
    }

    /**
     * Provinces as they are numbered, prefectures and counties that are not zero. Counties of former days stay in the
     * numbers of those who were born there, so that no list of today's can be held against them. A foreigner's has the
     * province in its second and third place.
     */
    private static boolean plausiblePlace(String number) {
        if (number.charAt(0) == '9') {
            return province(Integer.parseInt(number.substring(1, 3)));
        }
        var place = Integer.parseInt(number.substring(0, 6));
        if (number.charAt(0) == '8') {
            return place == 810_000 || place == 820_000 || place == 830_000;
        }
        return province(place / 10_000) && place % 10_000 != 0 && place / 100 % 100 != 0;
    }

    private static boolean province(int two) {
        return switch (two / 10) {
            case 1 -> two % 10 >= 1 && two % 10 <= 5;
            case 2 -> two % 10 >= 1 && two % 10 <= 3;
            case 3 -> two % 10 >= 1 && two % 10 <= 7;
            case 4 -> two % 10 >= 1 && two % 10 <= 6;
            case 5 -> two % 10 <= 4;
            case 6 -> two % 10 >= 1 && two % 10 <= 5;
            default -> two == 71 || two == 81 || two == 82;
        };
    }

    private static Optional<LocalDate> birth(String number) {
        try {
            var date = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return date.getYear() >= FIRST_YEAR ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
