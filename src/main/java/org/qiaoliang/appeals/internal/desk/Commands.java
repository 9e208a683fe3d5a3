package org.qiaoliang.appeals.internal.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealCommand.NotificationWay;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.springframework.stereotype.Component;

/** Turns a posted form into the command it means; what the command may hold is checked by the rules themselves. */
@Component
class Commands {
    private final Accounts accounts;

    Commands(Accounts accounts) {
        this.accounts = accounts;
    }

    AppealCommand read(AppealTransition transition, Form form) {
        return switch (transition) {
            case ACCEPT -> new AppealCommand.Accept("true".equals(form.value("simplified")));
            case DECLINE -> new AppealCommand.Decline(form.value("reason"), form.value("rightBody"));
            case ASSIGN -> {
                var handler = new AccountId(number(form, "handler"));
                yield new AppealCommand.Assign(handler, name("handler", handler), form.value("note"));
            }
            case START -> new AppealCommand.Start();
            case PAUSE -> new AppealCommand.Pause(form.value("question"));
            case RESUME -> new AppealCommand.Resume();
            case EXTEND -> new AppealCommand.Extend((int) Math.min(number(form, "days"), 1000), form.value("reason"));
            case DRAFT, REPLY -> new AppealCommand.Answer(form.value("text"));
            case APPROVE -> new AppealCommand.DecideDraft(true, "");
            case GIVE_BACK_DRAFT -> new AppealCommand.DecideDraft(false, form.value("reason"));
            case DELIVER ->
                new AppealCommand.Deliver(
                        date(form, "on"),
                        DeliveryWay.ofCode(form.value("way"))
                                .orElseThrow(() -> new RuleViolation("way", "appeals.desk.choose")));
            case NOTIFY ->
                new AppealCommand.RecordNotification(
                        date(form, "on"),
                        NotificationWay.ofCode(form.value("way"))
                                .orElseThrow(() -> new RuleViolation("way", "appeals.desk.choose")));
            case CLOSE -> new AppealCommand.Close(form.value("outcome"));
            case REOPEN -> new AppealCommand.Reopen(form.value("reason"));
            case SECOND_LOOK -> new AppealCommand.DecideSecondLook(yes(form, "stands"), form.value("reason"));
            case TRANSFER ->
                new AppealCommand.Transfer(new OrganizationId(number(form, "organization")), form.value("reason"));
            case RECATEGORIZE -> new AppealCommand.Recategorize(form.value("category"), form.value("reason"));
            case RETURN -> new AppealCommand.GiveBack(form.value("reason"));
            case JOIN ->
                new AppealCommand.Join(
                        AppealNumber.parse(form.value("into"))
                                .orElseThrow(() -> new RuleViolation("into", "appeals.desk.no-number")),
                        form.value("reason"));
            case WITHDRAW -> new AppealCommand.Withdraw(form.value("reason"));
            case DECIDE_REVIEW, DECIDE_RE_REVIEW ->
                new AppealCommand.DecideReview(yes(form, "upheld"), form.value("text"));
            case HEARING_START -> new AppealCommand.StartHearing();
            case HEARING_END -> new AppealCommand.EndHearing();
            case MESSAGE -> new AppealCommand.Write(form.value("text"), form.value("to"));
            case NOTE -> new AppealCommand.Note(form.value("text"));
            case NAME_PARTICIPANT -> {
                var account = new AccountId(number(form, "account"));
                yield new AppealCommand.NameParticipant(account, name("account", account));
            }
            // The petitioner's own; never offered to staff.
            case REQUEST_REVIEW, REQUEST_RE_REVIEW, RATE, SEPARATE -> throw new Absent();
        };
    }

    private String name(String field, AccountId account) {
        var name = accounts.names(List.of(account)).get(account);
        if (name == null) {
            throw new RuleViolation(field, "appeals.desk.choose");
        }
        return name;
    }

    private static long number(Form form, String field) {
        var text = form.value(field).strip();
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RuleViolation(field, text.isEmpty() ? "appeals.desk.choose" : "appeals.desk.not-a-number");
        }
        return Long.parseLong(text);
    }

    private static LocalDate date(Form form, String field) {
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeParseException e) {
            throw new RuleViolation(field, "appeals.desk.not-a-date");
        }
    }

    private static boolean yes(Form form, String field) {
        return switch (form.value(field)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RuleViolation(field, "appeals.desk.choose");
        };
    }
}
