package org.qiaoliang.appeals.internal.desk;

import static org.qiaoliang.appeals.internal.handling.AppealTransition.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.Proposals.Proposed;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Which forms a record's page offers, from what the transition table lets the viewer do. */
@Component
class Actions {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int SHORT = 1000;
    private static final int LONG = 5000;
    /** In the order in which one would think of them; the first is offered open. */
    private static final List<AppealTransition> ORDER = List.of(
            ACCEPT,
            ASSIGN,
            NOTIFY,
            START,
            RESUME,
            APPROVE,
            REPLY,
            DRAFT,
            DELIVER,
            CLOSE,
            SECOND_LOOK,
            DECIDE_REVIEW,
            HEARING_END,
            DECIDE_RE_REVIEW,
            MESSAGE,
            NOTE,
            HEARING_START,
            PAUSE,
            EXTEND,
            GIVE_BACK_DRAFT,
            TRANSFER,
            RECATEGORIZE,
            RETURN,
            JOIN,
            DECLINE,
            REOPEN,
            WITHDRAW,
            NAME_PARTICIPANT);

    private static final Set<AppealTransition> GRAVE = EnumSet.of(DECLINE, WITHDRAW, JOIN, REOPEN, GIVE_BACK_DRAFT);
    private static final Set<AppealTransition> SIDE = EnumSet.of(
            NOTIFY,
            MESSAGE,
            NOTE,
            HEARING_START,
            PAUSE,
            EXTEND,
            TRANSFER,
            RECATEGORIZE,
            RETURN,
            JOIN,
            WITHDRAW,
            DECLINE,
            REOPEN,
            NAME_PARTICIPANT);

    private final ActionChoices choices;
    private final ReplyTemplates templates;
    private final Texts texts;
    private final Clock clock;

    Actions(ActionChoices choices, ReplyTemplates templates, Texts texts, Clock clock) {
        this.choices = choices;
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param proposed who may have it, the nearest first
     * @param refused code of the action that was refused just now, null for none
     * @param typed what was typed into it
     */
    List<Action> of(CaseFile file, List<Proposed> proposed, Locale locale, @Nullable String refused, Form typed) {
        var offered = new ArrayList<Action>();
        var primary = true;
        var misplaced = misplaced(file, proposed);
        var order = new ArrayList<>(ORDER);
        if (misplaced) {
            order.remove(TRANSFER);
            order.addFirst(TRANSFER);
        }
        for (var transition : order) {
            if (!file.may().contains(transition)) {
                continue;
            }
            var isRefused = transition.code().equals(refused);
            // Giving it to somebody else is not what comes next once somebody has it.
            var side = (SIDE.contains(transition) && !(misplaced && transition == TRANSFER))
                    || (transition == ASSIGN && file.appeal().handler() != null);
            var open = isRefused || (primary && refused == null && !side);
            primary &= side;
            offered.add(new Action(
                    transition.code(),
                    does(transition, file, locale),
                    open,
                    GRAVE.contains(transition),
                    fields(transition, file, proposed, locale),
                    isRefused ? typed : known(transition, file),
                    transition == REPLY || transition == DRAFT ? templates(file) : List.of()));
        }
        return offered;
    }

    /** Whether others may have it and who has it does not take its category, since that was put right. */
    static boolean misplaced(CaseFile file, List<Proposed> proposed) {
        var here = file.appeal().body().organization();
        return !proposed.isEmpty()
                && proposed.stream().noneMatch(one -> one.id().equals(here));
    }

    /** What it will do; what may follow a delivery is not the same in every round, and how long is for the policy to say. */
    private String does(AppealTransition transition, CaseFile file, Locale locale) {
        var said = "appeals.desk.does." + transition.code();
        var policy = file.appeal().policy();
        return switch (transition) {
            case DELIVER ->
                switch (file.appeal().round()) {
                    case FIRST -> texts.text(locale, said + ".first", length(policy.requestReview(), locale));
                    case REVIEW -> texts.text(locale, said + ".review", length(policy.requestReReview(), locale));
                    case RE_REVIEW -> texts.text(locale, said + ".re-review");
                };
            case EXTEND -> texts.text(locale, said, policy.extensionDays());
            default -> texts.text(locale, said);
        };
    }

    private String length(Term term, Locale locale) {
        return texts.text(locale, "appeals.portal.time." + term.unit().code(), term.amount());
    }

    private List<Choice> templates(CaseFile file) {
        var appeal = file.appeal();
        return templates.usable(appeal.body().organization(), appeal.origin().category()).stream()
                .map(template -> new Choice(Long.toString(template.id()), template.name()))
                .toList();
    }

    private Form known(AppealTransition transition, CaseFile file) {
        return switch (transition) {
            case DELIVER -> Form.of(Map.of("on", today(), "way", "electronic"));
            case NOTIFY -> Form.of(Map.of("on", today(), "way", "phone"));
            case EXTEND -> Form.of(Map.of("days", file.appeal().policy().extensionDays()));
            case REPLY, DRAFT ->
                Form.of(Map.of("text", file.draft().map(CaseFile.Reply::text).orElse("")));
            default -> Form.empty();
        };
    }

    private List<ActionField> fields(
            AppealTransition transition, CaseFile file, List<Proposed> proposed, Locale locale) {
        return switch (transition) {
            case ACCEPT ->
                List.of(ActionField.of("simplified", ActionField.Type.CHECK, "appeals.desk.field.simplified"));
            case DECLINE ->
                List.of(
                        ActionField.line("rightBody", "appeals.desk.field.right-body", 100),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case ASSIGN ->
                List.of(
                        ActionField.select("handler", "appeals.desk.field.handler", choices.colleagues(file)),
                        ActionField.optional("note", "appeals.desk.field.note", SHORT));
            case START, RESUME, HEARING_START, HEARING_END -> List.of();
            case PAUSE -> List.of(ActionField.text("question", "appeals.desk.field.question", SHORT));
            case EXTEND ->
                List.of(
                        ActionField.of("days", ActionField.Type.NUMBER, "appeals.desk.field.days"),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case DRAFT, REPLY -> List.of(ActionField.text("text", "appeals.desk.field.reply", LONG));
            case APPROVE -> List.of();
            case GIVE_BACK_DRAFT, RETURN, REOPEN, WITHDRAW ->
                List.of(ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case DELIVER ->
                List.of(
                        ActionField.of("on", ActionField.Type.DATE, "appeals.desk.field.delivered-on"),
                        ActionField.select("way", "appeals.desk.field.way", choices.ways(locale)));
            case NOTIFY ->
                List.of(
                        ActionField.of("on", ActionField.Type.DATE, "appeals.desk.field.notified-on"),
                        ActionField.select("way", "appeals.desk.field.way", choices.notificationWays(locale)));
            case CLOSE -> List.of(ActionField.text("outcome", "appeals.desk.field.outcome", SHORT));
            case SECOND_LOOK ->
                List.of(
                        ActionField.select(
                                "stands",
                                "appeals.desk.field.stands",
                                choices.yesNo(locale, "appeals.desk.stands.yes", "appeals.desk.stands.no")),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case DECIDE_REVIEW, DECIDE_RE_REVIEW ->
                List.of(
                        ActionField.select(
                                "upheld",
                                "appeals.desk.field.upheld",
                                choices.yesNo(locale, "appeals.desk.upheld.yes", "appeals.desk.upheld.no")),
                        ActionField.text("text", "appeals.desk.field.decision", LONG));
            case TRANSFER ->
                List.of(
                        ActionField.select(
                                "organization", "appeals.desk.field.to", choices.bodies(file, proposed, locale)),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case RECATEGORIZE ->
                List.of(
                        ActionField.select("category", "appeals.desk.field.category", choices.others(file, locale)),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case JOIN ->
                List.of(
                        ActionField.line("into", "appeals.desk.field.into", 20),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case MESSAGE -> {
                var text = ActionField.text("text", "appeals.desk.field.message", LONG);
                yield file.joined().isEmpty()
                        ? List.of(text)
                        : List.of(
                                ActionField.select("to", "appeals.desk.field.whom", choices.readers(file, locale)),
                                text);
            }
            case NOTE -> List.of(ActionField.text("text", "appeals.desk.field.worknote", LONG));
            case NAME_PARTICIPANT ->
                List.of(ActionField.select("account", "appeals.desk.field.participant", choices.colleagues(file)));
            case REQUEST_REVIEW, REQUEST_RE_REVIEW, RATE, SEPARATE -> List.of();
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
