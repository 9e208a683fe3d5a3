package org.qiaoliang.people.internal.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Relation;
import org.qiaoliang.people.Sex;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** What can be chosen in forms about people. */
@Component
class PersonChoices {
    private static final int ETHNIC_GROUPS = 56;

    private final Texts texts;

    PersonChoices(Texts texts) {
        this.texts = texts;
    }

    List<Choice> sexes(Locale locale) {
        return Arrays.stream(Sex.values())
                .map(sex -> new Choice(sex.code(), texts.text(locale, "people.sex." + sex.code())))
                .toList();
    }

    List<Choice> documents(Locale locale) {
        return Arrays.stream(Document.Kind.values())
                .map(kind -> new Choice(kind.code(), texts.text(locale, "people.document." + kind.code())))
                .toList();
    }

    List<Choice> relations(Locale locale) {
        return Arrays.stream(Relation.values())
                .map(relation -> new Choice(relation.code(), texts.text(locale, "people.relation." + relation.code())))
                .toList();
    }

    List<Choice> guardians(Locale locale) {
        return Arrays.stream(GuardianDraft.Relation.values())
                .map(relation -> new Choice(relation.code(), texts.text(locale, "people.guardian." + relation.code())))
                .toList();
    }

    List<Choice> bases(Locale locale) {
        return Arrays.stream(Basis.values())
                .map(basis -> new Choice(basis.code(), texts.text(locale, "people.basis." + basis.code())))
                .toList();
    }

    List<Choice> ethnicGroups(Locale locale) {
        return IntStream.rangeClosed(1, ETHNIC_GROUPS)
                .mapToObj(group -> new Choice(Integer.toString(group), texts.text(locale, "people.ethnic." + group)))
                .toList();
    }
}
