package org.qiaoliang.appeals.internal.desk;

import static org.qiaoliang.appeals.internal.handling.AppealTransition.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealCommand.NotificationWay;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.Proposals.Proposed;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.identity.Accounts;
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

    private final Accounts accounts;
    private final AppealCategories categories;
    private final ReplyTemplates templates;
    private final Texts texts;
    private final Clock clock;

    Actions(Accounts accounts, AppealCategories categories, ReplyTemplates templates, Texts texts, Clock clock) {
        this.accounts = accounts;
        this.categories = categories;
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
                    does(transition, file),
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

    /** What it will do, as a message; what may follow a delivery is not the same in every round. */
    private static String does(AppealTransition transition, CaseFile file) {
        var said = "appeals.desk.does." + transition.code();
        return transition == DELIVER ? said + "." + file.appeal().round().code() : said;
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
            case EXTEND -> Form.of(Map.of("days", 30));
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
                        ActionField.select("handler", "appeals.desk.field.handler", colleagues(file)),
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
                        ActionField.select("way", "appeals.desk.field.way", ways(locale)));
            case NOTIFY ->
                List.of(
                        ActionField.of("on", ActionField.Type.DATE, "appeals.desk.field.notified-on"),
                        ActionField.select("way", "appeals.desk.field.way", notificationWays(locale)));
            case CLOSE -> List.of(ActionField.text("outcome", "appeals.desk.field.outcome", SHORT));
            case SECOND_LOOK ->
                List.of(
                        ActionField.select(
                                "stands",
                                "appeals.desk.field.stands",
                                yesNo(locale, "appeals.desk.stands.yes", "appeals.desk.stands.no")),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case DECIDE_REVIEW, DECIDE_RE_REVIEW ->
                List.of(
                        ActionField.select(
                                "upheld",
                                "appeals.desk.field.upheld",
                                yesNo(locale, "appeals.desk.upheld.yes", "appeals.desk.upheld.no")),
                        ActionField.text("text", "appeals.desk.field.decision", LONG));
            case TRANSFER ->
                List.of(
                        ActionField.select("organization", "appeals.desk.field.to", bodies(file, proposed, locale)),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case RECATEGORIZE ->
                List.of(
                        ActionField.select("category", "appeals.desk.field.category", others(file, locale)),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case JOIN ->
                List.of(
                        ActionField.line("into", "appeals.desk.field.into", 20),
                        ActionField.text("reason", "appeals.desk.field.reason", SHORT));
            case MESSAGE -> List.of(ActionField.text("text", "appeals.desk.field.message", LONG));
            case NOTE -> List.of(ActionField.text("text", "appeals.desk.field.worknote", LONG));
            case NAME_PARTICIPANT ->
                List.of(ActionField.select("account", "appeals.desk.field.participant", colleagues(file)));
            case REQUEST_REVIEW, REQUEST_RE_REVIEW, RATE, SEPARATE -> List.of();
        };
    }

    /** Whom it can be given to: those of the organization who may handle it. */
    private List<Choice> colleagues(CaseFile file) {
        var body = file.appeal().body();
        var permission =
                file.appeal().origin().confidential() ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_HANDLE;
        return accounts.staff(body.organization(), body.scope(), permission).stream()
                .map(colleague -> new Choice(colleague.id().toString(), colleague.name()))
                .toList();
    }

    /** The proposed one first and marked so, each with why it is among them. */
    private List<Choice> bodies(CaseFile file, List<Proposed> proposed, Locale locale) {
        var here = file.appeal().body().organization();
        return proposed.stream()
                .filter(one -> !one.id().equals(here))
                .map(one -> new Choice(
                        one.id().toString(),
                        texts.text(
                                locale,
                                "appeals.desk.choice." + one.reason().code(),
                                one.organization().name(),
                                texts.text(
                                        locale,
                                        "kernel.kind."
                                                + one.organization().kind().code()),
                                one.where())))
                .toList();
    }

    /** Categories of the same protection, to which a wrong one can be put right. */
    private List<Choice> others(CaseFile file, Locale locale) {
        var now = categories.find(file.appeal().origin().category());
        return categories.open().stream()
                .filter(other -> now.filter(category -> !category.code().equals(other.code())
                                && category.confidential() == other.confidential()
                                && category.passedOn() == other.passedOn())
                        .isPresent())
                .map(other -> new Choice(other.code(), other.name(locale)))
                .toList();
    }

    private List<Choice> ways(Locale locale) {
        return Arrays.stream(DeliveryWay.values())
                .map(way -> new Choice(way.code(), texts.text(locale, "appeals.desk.way." + way.code())))
                .toList();
    }

    private List<Choice> notificationWays(Locale locale) {
        return Arrays.stream(NotificationWay.values())
                .map(way -> new Choice(way.code(), texts.text(locale, "appeals.desk.way." + way.code())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private List<Choice> yesNo(Locale locale, String yes, String no) {
        return List.of(new Choice("yes", texts.text(locale, yes)), new Choice("no", texts.text(locale, no)));
    }
}
