package org.qiaoliang.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.qiaoliang.kernel.RuleViolation;

/**
 * The document by which somebody is one person (PERSON-1).
 *
 * @param number as it is compared: upper case, without blanks
 */
public record Document(Kind kind, String number) {
    private static final String OTHER = "[0-9A-Z()/.]{4,30}";

    /** Kinds of documents. */
    public enum Kind {
        /** 居民身份证. */
        RESIDENT_ID,
        /** 外国人永久居留身份证. */
        PERMANENT_RESIDENT,
        /** 港澳台居民居住证. */
        HONG_KONG_MACAO_TAIWAN,
        /** 护照. */
        PASSPORT,
        /** 港澳居民来往内地通行证, 台湾居民来往大陆通行证. */
        HOME_RETURN_PERMIT,
        OTHER;

        /** The word in URLs, JSON and message keys ({@code people.document.passport}). */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }

        /** Whether its numbers are those of GB 11643. */
        public boolean checked() {
            return this == RESIDENT_ID || this == HONG_KONG_MACAO_TAIWAN;
        }
    }

    /**
     * The document as somebody typed it. Who gives a number of another of the checked kinds than they said is taken at the
     * number.
     *
     * @throws RuleViolation on the field, saying what is wrong
     */
    public static Document parse(String field, Kind said, String typed) {
        var clean = IdentityNumber.clean(typed);
        if (said.checked() || said == Kind.PERMANENT_RESIDENT && clean.matches("9[0-9]{16}[0-9X]")) {
            var number = IdentityNumber.parse(field, typed);
            return new Document(
                    switch (number.kind()) {
                        case CITIZEN -> Kind.RESIDENT_ID;
                        case HONG_KONG_MACAO_TAIWAN -> Kind.HONG_KONG_MACAO_TAIWAN;
                        case FOREIGN_RESIDENT -> Kind.PERMANENT_RESIDENT;
                    },
                    number.number());
        }
        if (!clean.matches(OTHER)) {
            throw new RuleViolation(field, "people.document.form");
        }
        return new Document(said, clean);
    }

    public static Document of(IdentityNumber number) {
        return parse("document", Kind.RESIDENT_ID, number.number());
    }

    /** The number taken apart, where it is one of GB 11643. */
    public Optional<IdentityNumber> identity() {
        return IdentityNumber.wrong(number).isEmpty() && kind != Kind.PASSPORT && kind != Kind.OTHER
                ? Optional.of(new IdentityNumber(number))
                : Optional.empty();
    }

    /** What is hashed to find it again: documents of different kinds never meet. */
    public String lookup() {
        return kind.code() + ":" + number;
    }

    @Override
    public String toString() {
        return kind.code();
    }
}
