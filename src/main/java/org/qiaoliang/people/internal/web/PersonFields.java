package org.qiaoliang.people.internal.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.Sex;

/** Reads what forms and programs say of a person; all refusals name the field. */
final class PersonFields {
    private PersonFields() {}

    static @Nullable LocalDate day(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new RuleViolation(field, "people.date.invalid");
        }
    }

    static @Nullable Sex sex(String field, String typed) {
        return typed.isBlank()
                ? null
                : Sex.ofCode(typed).orElseThrow(() -> new RuleViolation(field, "people.sex.unknown"));
    }

    static @Nullable Integer group(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,2}")) {
            throw new RuleViolation(field, "people.ethnic-group.unknown");
        }
        return Integer.valueOf(typed);
    }

    /** The document in two fields, of which the number may be empty. */
    static Optional<Document> document(String prefix, UnaryOperator<String> value) {
        var number = value.apply(prefix + "document");
        if (number.isBlank()) {
            return Optional.empty();
        }
        var kind = value.apply(prefix + "documentKind");
        var said = kind.isBlank()
                ? Document.Kind.RESIDENT_ID
                : Document.Kind.ofCode(kind)
                        .orElseThrow(() -> new RuleViolation(prefix + "documentKind", "people.document.kind.unknown"));
        return Optional.of(Document.parse(prefix + "document", said, number));
    }
}
