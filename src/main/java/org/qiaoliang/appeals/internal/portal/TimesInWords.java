package org.qiaoliang.appeals.internal.portal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Says before anything is written how long it will take, by the times that hold for the category today (APPEAL-2). */
@Component
class TimesInWords {
    private final CategoryBook book;
    private final Texts texts;
    private final Clock clock;

    TimesInWords(CategoryBook book, Texts texts, Clock clock) {
        this.book = book;
        this.texts = texts;
        this.clock = clock;
    }

    /** One sentence, or one for each kind of organization when they keep different times. */
    List<String> of(Category category, Locale locale) {
        var said = category.kinds().stream()
                .map(kind -> sentence(policy(category, kind), locale))
                .distinct()
                .toList();
        if (said.size() == 1) {
            return said;
        }
        return category.kinds().stream()
                .map(kind -> texts.text(
                        locale,
                        "appeals.portal.time.kind",
                        texts.text(locale, "kernel.kind." + kind.code()),
                        sentence(policy(category, kind), locale)))
                .toList();
    }

    private DeadlinePolicy policy(Category category, OrganizationKind kind) {
        return book.policy(category.code(), kind, clock.instant());
    }

    private String sentence(DeadlinePolicy policy, Locale locale) {
        var accept = term(policy.accept(), locale);
        var settle = term(policy.settle(), locale);
        var promise = policy.serviceTarget();
        return promise == null
                ? texts.text(locale, "appeals.portal.time", accept, settle)
                : texts.text(locale, "appeals.portal.time.promise", accept, settle, term(promise, locale));
    }

    private String term(Term term, Locale locale) {
        return texts.text(locale, "appeals.portal.time." + term.unit().code(), term.amount());
    }
}
