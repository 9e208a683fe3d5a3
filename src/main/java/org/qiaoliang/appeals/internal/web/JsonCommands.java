package org.qiaoliang.appeals.internal.web;

import java.util.Optional;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealCommand.NotificationWay;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.stereotype.Component;

/** Turns the body of a call into the command it means; what the command may hold is checked by the rules themselves. */
@Component
class JsonCommands {
    /** Stands in a command that is never carried out, since the body was complained of. */
    private static final AccountId NOBODY = new AccountId(0);

    private static final AppealNumber NONE = AppealNumber.of(2000, 0);

    private final Accounts accounts;

    JsonCommands(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * What is wrong is left in the body's complaints.
     *
     * @param resource last word of the address
     */
    AppealCommand read(String resource, JsonBody body) {
        return switch (resource) {
            case "acceptance" -> new AppealCommand.Accept(body.flag("simplified", false));
            case "decline" -> new AppealCommand.Decline(body.text("reason"), body.text("rightBody"));
            case "notification" -> notification(body);
            case "assignment" -> assignment(body);
            case "start" -> new AppealCommand.Start();
            case "pause" -> new AppealCommand.Pause(body.text("question"));
            case "resumption" -> new AppealCommand.Resume();
            case "extension" -> new AppealCommand.Extend(body.whole("days", 1), body.text("reason"));
            case "reply" -> new AppealCommand.Answer(body.text("text"));
            case "approval" -> new AppealCommand.DecideDraft(body.flag("approved"), body.text("reason"));
            case "delivery" -> delivery(body);
            case "closure" -> new AppealCommand.Close(body.text("outcome"));
            case "reopening" -> new AppealCommand.Reopen(body.text("reason"));
            case "second-look" -> new AppealCommand.DecideSecondLook(body.flag("stands"), body.text("reason"));
            case "review" -> new AppealCommand.DecideReview(body.flag("upheld"), body.text("text"));
            case "hearing-start" -> new AppealCommand.StartHearing();
            case "hearing-end" -> new AppealCommand.EndHearing();
            case "transfer" ->
                new AppealCommand.Transfer(new OrganizationId(body.whole("organization", 1)), body.text("reason"));
            case "recategorization" -> new AppealCommand.Recategorize(body.text("category"), body.text("reason"));
            case "return" -> new AppealCommand.GiveBack(body.text("reason"));
            case "merge" -> merge(body);
            case "withdrawal" -> new AppealCommand.Withdraw(body.text("reason"));
            case "notes" -> new AppealCommand.Note(body.text("text"));
            case "messages" -> new AppealCommand.Write(body.text("text"), body.text("to"));
            case "participants" -> participant(body);
            default -> throw new Absent();
        };
    }

    private AppealCommand assignment(JsonBody body) {
        var note = body.text("note");
        var handler = body.text("handler").isBlank() ? Optional.<Colleague>empty() : colleague(body, "handler");
        return new AppealCommand.Assign(
                handler.map(Colleague::id).orElse(null),
                handler.map(Colleague::name).orElse(""),
                note);
    }

    private AppealCommand participant(JsonBody body) {
        var named = colleague(body, "account");
        return new AppealCommand.NameParticipant(
                named.map(Colleague::id).orElse(NOBODY),
                named.map(Colleague::name).orElse(""));
    }

    /** By the name they sign in with. */
    private Optional<Colleague> colleague(JsonBody body, String field) {
        var found = accounts.byLogin(body.text(field).strip());
        body.complaints().addIf(found.isEmpty(), field, "appeals.assignment.cannot-handle");
        return found;
    }

    private static AppealCommand notification(JsonBody body) {
        var on = body.day("on");
        var way = NotificationWay.ofCode(body.text("way"));
        body.complaints().addIf(way.isEmpty(), "way", "appeals.notification.way");
        return new AppealCommand.RecordNotification(on, way.orElse(NotificationWay.IN_PERSON));
    }

    private static AppealCommand delivery(JsonBody body) {
        var on = body.day("on");
        var way = DeliveryWay.ofCode(body.text("way"));
        body.complaints().addIf(way.isEmpty(), "way", "appeals.delivery.way");
        return new AppealCommand.Deliver(on, way.orElse(DeliveryWay.IN_PERSON));
    }

    private static AppealCommand merge(JsonBody body) {
        var into = AppealNumber.parse(body.text("into"));
        body.complaints().addIf(into.isEmpty(), "into", "appeals.join.absent");
        return new AppealCommand.Join(into.orElse(NONE), body.text("reason"));
    }
}
