package org.qiaoliang.appeals.internal.web;

import java.util.Objects;
import java.util.Optional;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each transition as a resource. Whether this viewer may do it to this appeal is decided by the service. */
@RestController
@RequestMapping("/api/v1/desk/appeals/{number}")
@Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
class DeskTransitions {
    private final AppealDesk desk;
    private final CaseQueries cases;
    private final DeskJson json;
    private final Accounts accounts;
    private final TransactionTemplate transactions;

    DeskTransitions(
            AppealDesk desk, CaseQueries cases, DeskJson json, Accounts accounts, TransactionTemplate transactions) {
        this.desk = desk;
        this.cases = cases;
        this.json = json;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @PostMapping("/acceptance")
    DeskJson.AppealJson accept(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Accept(body.flag("simplified", false)));
    }

    @PostMapping("/decline")
    DeskJson.AppealJson decline(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Decline(body.text("reason"), body.text("rightBody")));
    }

    @PostMapping("/assignment")
    DeskJson.AppealJson assign(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        var note = body.text("note");
        var login = body.text("handler");
        var handler = login.isBlank() ? Optional.<Colleague>empty() : accounts.byLogin(login.strip());
        body.complaints().addIf(!login.isBlank() && handler.isEmpty(), "handler", "appeals.assignment.cannot-handle");
        return act(
                number,
                body,
                new AppealCommand.Assign(
                        handler.map(Colleague::id).orElse(null),
                        handler.map(Colleague::name).orElse(""),
                        note));
    }

    @PostMapping("/start")
    DeskJson.AppealJson start(@PathVariable String number, @RequestBody String text) {
        return act(number, JsonBody.of(text), new AppealCommand.Start());
    }

    @PostMapping("/pause")
    DeskJson.AppealJson pause(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Pause(body.text("question")));
    }

    @PostMapping("/resumption")
    DeskJson.AppealJson resume(@PathVariable String number, @RequestBody String text) {
        return act(number, JsonBody.of(text), new AppealCommand.Resume());
    }

    @PostMapping("/extension")
    DeskJson.AppealJson extend(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Extend(body.whole("days", 1), body.text("reason")));
    }

    @PostMapping("/reply")
    DeskJson.AppealJson reply(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Answer(body.text("text")));
    }

    @PostMapping("/approval")
    DeskJson.AppealJson approve(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.DecideDraft(body.flag("approved"), body.text("reason")));
    }

    @PostMapping("/delivery")
    DeskJson.AppealJson deliver(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        var on = body.day("on");
        var way = DeliveryWay.ofCode(body.text("way"));
        body.complaints().addIf(way.isEmpty(), "way", "appeals.delivery.way");
        return act(number, body, new AppealCommand.Deliver(on, way.orElse(DeliveryWay.IN_PERSON)));
    }

    @PostMapping("/closure")
    DeskJson.AppealJson close(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Close(body.text("outcome")));
    }

    @PostMapping("/reopening")
    DeskJson.AppealJson reopen(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Reopen(body.text("reason")));
    }

    @PostMapping("/second-look")
    DeskJson.AppealJson secondLook(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.DecideSecondLook(body.flag("stands"), body.text("reason")));
    }

    @PostMapping("/review")
    DeskJson.AppealJson review(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.DecideReview(body.flag("upheld"), body.text("text")));
    }

    @PostMapping("/transfer")
    DeskJson.AppealJson transfer(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        var to = new OrganizationId(body.whole("organization", 1));
        return act(number, body, new AppealCommand.Transfer(to, body.text("reason")));
    }

    @PostMapping("/return")
    DeskJson.AppealJson giveBack(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.GiveBack(body.text("reason")));
    }

    @PostMapping("/merge")
    DeskJson.AppealJson merge(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        var into = AppealNumber.parse(body.text("into"));
        body.complaints().addIf(into.isEmpty(), "into", "appeals.join.absent");
        var target = into.orElse(DeskResource.number(number));
        return act(number, body, new AppealCommand.Join(target, body.text("reason")));
    }

    @PostMapping("/withdrawal")
    DeskJson.AppealJson withdraw(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Withdraw(body.text("reason")));
    }

    @PostMapping("/notes")
    DeskJson.AppealJson note(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Note(body.text("text")));
    }

    @PostMapping("/messages")
    DeskJson.AppealJson write(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        return act(number, body, new AppealCommand.Write(body.text("text")));
    }

    /** Does it and shows how things stand, in one transaction; a confidential case is opened by this too. */
    private DeskJson.AppealJson act(String number, JsonBody body, AppealCommand command) {
        var appeal = DeskResource.number(number);
        // Whether there is such an appeal comes before whether the call is well made: what is not yours does not exist.
        var version = body.version();
        return Objects.requireNonNull(transactions.execute(status -> {
            cases.require(appeal);
            body.raise();
            desk.act(appeal, version, command);
            return json.appeal(cases.open(appeal));
        }));
    }
}
