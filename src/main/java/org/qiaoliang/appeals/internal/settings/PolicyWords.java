package org.qiaoliang.appeals.internal.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.category.PolicyVersion;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Says policies in words, as a form, and what one would mean on a day. */
@Component
class PolicyWords {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Texts texts;
    private final DueTimes times;

    PolicyWords(Texts texts, WorkCalendar calendar) {
        this.texts = texts;
        this.times = new DueTimes(calendar);
    }

    String term(@Nullable Term term, Locale locale) {
        if (term == null) {
            return texts.text(locale, "appeals.settings.term.none");
        }
        var words = term.amount() + " "
                + texts.text(locale, "appeals.unit." + term.unit().code());
        return term.rolls() ? texts.text(locale, "appeals.settings.term.rolls", words) : words;
    }

    List<PolicyPage.Fact> facts(DeadlinePolicy policy, Locale locale) {
        var facts = new ArrayList<PolicyPage.Fact>();
        terms(policy).forEach(term -> facts.add(new PolicyPage.Fact(key(term.name), term(term.term, locale))));
        facts.add(fact("extensionDays", texts.text(locale, "appeals.settings.days", policy.extensionDays())));
        facts.add(
                fact("warnWorkingDays", texts.text(locale, "appeals.settings.working-days", policy.warnWorkingDays())));
        facts.add(fact(
                "transferRule",
                texts.text(
                        locale,
                        "appeals.settings.transfer." + policy.transferRule().code())));
        facts.add(fact("secondPerson", yes(policy.secondPerson(), locale)));
        facts.add(fact("targetPauses", yes(policy.targetPauses(), locale)));
        return facts;
    }

    /** What differs, and until when a matter received on the first day would have to be dealt with. */
    List<PolicyPage.Change> changes(DeadlinePolicy before, PolicyVersion next, Locale locale) {
        var was = facts(before, locale);
        var will = facts(next.policy(), locale);
        var terms = terms(next.policy());
        var changes = new ArrayList<PolicyPage.Change>();
        for (var i = 0; i < will.size(); i++) {
            var term = i < terms.size() ? terms.get(i).term : null;
            changes.add(new PolicyPage.Change(
                    will.get(i).key(),
                    was.get(i).value(),
                    will.get(i).value(),
                    term == null ? "" : last(next.from(), term).toString(),
                    !was.get(i).value().equals(will.get(i).value())));
        }
        return changes;
    }

    private LocalDate last(LocalDate day, Term term) {
        var due = times.due(day.atTime(9, 0).atZone(ZONE).toInstant(), term, 0);
        return due.minusNanos(1).atZone(ZONE).toLocalDate();
    }

    Form form(PolicyVersion version, LocalDate from) {
        var values = new HashMap<String, Object>();
        for (var each : terms(version.policy())) {
            var term = each.term;
            values.put(each.name, term == null ? "" : Integer.toString(term.amount()));
            values.put(
                    each.name + "Unit",
                    term == null ? "working-days" : term.unit().code() + (term.rolls() ? "~" : ""));
        }
        var policy = version.policy();
        values.put("extensionDays", Integer.toString(policy.extensionDays()));
        values.put("warnWorkingDays", Integer.toString(policy.warnWorkingDays()));
        values.put("transferRule", policy.transferRule().code());
        values.putAll(
                Map.of("from", from.isBefore(version.from()) ? version.from().toString() : from.toString()));
        if (policy.secondPerson()) {
            values.put("secondPerson", "true");
        }
        if (policy.targetPauses()) {
            values.put("targetPauses", "true");
        }
        return Form.of(values);
    }

    private String yes(boolean is, Locale locale) {
        return texts.text(locale, is ? "appeals.settings.yes" : "appeals.settings.no");
    }

    private static PolicyPage.Fact fact(String name, String value) {
        return new PolicyPage.Fact(key(name), value);
    }

    static String key(String name) {
        return "appeals.settings.term." + name;
    }

    private record Named(String name, @Nullable Term term) {}

    private static List<Named> terms(DeadlinePolicy policy) {
        return List.of(
                new Named("accept", policy.accept()),
                new Named("settle", policy.settle()),
                new Named("simplifiedAccept", policy.simplifiedAccept()),
                new Named("simplifiedSettle", policy.simplifiedSettle()),
                new Named("requestReview", policy.requestReview()),
                new Named("decideReview", policy.decideReview()),
                new Named("requestReReview", policy.requestReReview()),
                new Named("decideReReview", policy.decideReReview()),
                new Named("returnReferral", policy.returnReferral()),
                new Named("serviceTarget", policy.serviceTarget()));
    }
}
