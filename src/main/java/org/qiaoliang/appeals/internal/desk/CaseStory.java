package org.qiaoliang.appeals.internal.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.web.StateStep;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.TimelineEntry;
import org.qiaoliang.web.Ui;
import org.springframework.stereotype.Component;

/** Draws an appeal's way and tells what happened, from its recorded steps. */
@Component
class CaseStory {
    /** The way as it should go. */
    private static final List<AppealState> WAY = List.of(
            AppealState.RECEIVED,
            AppealState.ACCEPTED,
            AppealState.ASSIGNED,
            AppealState.IN_PROGRESS,
            AppealState.REPLIED,
            AppealState.CLOSED);

    private static final Set<AppealState> STOPPED =
            EnumSet.of(AppealState.DECLINED, AppealState.WITHDRAWN, AppealState.JOINED);

    private final AppealCategories categories;
    private final Texts texts;

    CaseStory(AppealCategories categories, Texts texts) {
        this.categories = categories;
        this.texts = texts;
    }

    /** States passed with who and when, the one it is in, and those still to come. */
    List<StateStep> states(CaseFile file, Locale locale) {
        var drawn = new ArrayList<StateStep>();
        var now = file.appeal().state();
        drawn.add(new StateStep(
                name(AppealState.RECEIVED, locale),
                phase(AppealState.RECEIVED, now),
                file.takenByName() == null ? "" : file.takenByName(),
                file.appeal().origin().receivedAt()));
        var before = AppealState.RECEIVED;
        for (var step : file.steps()) {
            if (step.to() == before) {
                continue;
            }
            before = step.to();
            drawn.add(new StateStep(name(step.to(), locale), StateStep.Phase.DONE, step.by(), step.at()));
        }
        if (drawn.size() > 1) {
            var last = drawn.removeLast();
            drawn.add(new StateStep(last.name(), phase(now, now), last.who(), last.at()));
        }
        if (!STOPPED.contains(now)) {
            for (var state : WAY) {
                if (state.ordinal() > now.ordinal()) {
                    drawn.add(StateStep.next(name(state, locale)));
                }
            }
        }
        return drawn;
    }

    private static StateStep.Phase phase(AppealState state, AppealState now) {
        if (state != now) {
            return StateStep.Phase.DONE;
        }
        return STOPPED.contains(state) ? StateStep.Phase.STOPPED : StateStep.Phase.NOW;
    }

    private String name(AppealState state, Locale locale) {
        return texts.text(locale, "appeals.state." + state.code());
    }

    /** All that happened, latest first. */
    List<TimelineEntry> timeline(CaseFile file, Locale locale) {
        var told = new ArrayList<TimelineEntry>();
        for (var step : file.steps()) {
            told.add(new TimelineEntry(
                    step.at(),
                    texts.text(locale, "appeals.transition." + step.transition()),
                    step.byPetitioner()
                            ? texts.text(locale, "appeals.desk.petitioner")
                            : who(step.by(), step.organization()),
                    said(step, locale),
                    "circle-check",
                    STOPPED.contains(step.to()) ? "grey" : "teal"));
        }
        for (var note : file.notes()) {
            told.add(new TimelineEntry(
                    note.at(),
                    texts.text(locale, "appeals.transition.notes"),
                    note.by(),
                    note.text(),
                    "clipboard-text",
                    "grey"));
        }
        for (var message : file.messages()) {
            told.add(new TimelineEntry(
                    message.at(),
                    texts.text(
                            locale, message.byPetitioner() ? "appeals.desk.message.from" : "appeals.desk.message.to"),
                    writer(message, locale),
                    message.text(),
                    "message-circle",
                    "amber"));
        }
        for (var moved : file.moved()) {
            told.add(new TimelineEntry(
                    moved.at(),
                    texts.text(
                            locale,
                            "appeals.desk.moved",
                            texts.text(locale, "appeals.deadline." + moved.kind()),
                            Ui.day(moved.before(), locale),
                            Ui.day(moved.after(), locale)),
                    "",
                    texts.text(locale, "appeals.deadline.why." + moved.why()),
                    "clock",
                    "amber"));
        }
        told.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return told;
    }

    /** What was said; where a step keeps words of the program (how and when, upheld or changed), in the reader's language. */
    private String said(CaseFile.Step step, Locale locale) {
        var kept = step.reason();
        return switch (step.transition()) {
            case "delivery", "notification" -> {
                var parts = kept.split(" ", 2);
                var way = texts.text(locale, "appeals.desk.way." + parts[0]);
                yield parts.length == 1 ? way : Ui.day(LocalDate.parse(parts[1]), locale) + " · " + way;
            }
            case "review", "re-review" ->
                texts.text(locale, "appeals.desk.upheld." + (kept.equals("upheld") ? "yes" : "no"));
            case "recategorization" -> recategorized(kept, locale);
            case "receipt" -> kept.isEmpty() ? "" : texts.text(locale, "appeals.desk.about.accused", kept);
            default -> kept;
        };
    }

    /** From which category to which, and why. */
    private String recategorized(String kept, Locale locale) {
        var lines = kept.split("\n", 2);
        var codes = lines[0].split(" ", 2);
        return texts.text(locale, "appeals.desk.recategorized", category(codes[0], locale), category(codes[1], locale))
                + "\n" + lines[1];
    }

    private String category(String code, Locale locale) {
        return categories.find(code).map(category -> category.name(locale)).orElse(code);
    }

    /** Who wrote a message, and which of those joined with it wrote it or is meant. */
    private String writer(CaseFile.Message message, Locale locale) {
        var joined = message.joined();
        if (message.byPetitioner()) {
            return joined == null
                    ? texts.text(locale, "appeals.desk.petitioner")
                    : texts.text(locale, "appeals.desk.petitioner.joined", joined.value());
        }
        var by = who(message.by(), message.organization());
        return joined == null ? by : by + " · " + texts.text(locale, "appeals.desk.message.alone", joined.value());
    }

    private static String who(String person, String organization) {
        return person.isEmpty() ? organization : organization.isEmpty() ? person : organization + " · " + person;
    }
}
