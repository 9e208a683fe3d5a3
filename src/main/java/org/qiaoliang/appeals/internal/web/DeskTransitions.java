package org.qiaoliang.appeals.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.web.Idempotency;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each transition as a resource. Whether this viewer may do it to this appeal is decided by the service. */
@RestController
@RequestMapping("/api/v1/desk/appeals/{number}")
@Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
class DeskTransitions {
    private final AppealDesk desk;
    private final CaseQueries cases;
    private final JsonCommands commands;
    private final DeskJson json;
    private final Idempotency idempotency;
    private final TransactionTemplate transactions;

    DeskTransitions(
            AppealDesk desk,
            CaseQueries cases,
            JsonCommands commands,
            DeskJson json,
            Idempotency idempotency,
            TransactionTemplate transactions) {
        this.desk = desk;
        this.cases = cases;
        this.commands = commands;
        this.json = json;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    /** Does it and shows how things stand, in one transaction; a confidential case is opened by this too. What comes again
     * with the same key is shown, and not done again. */
    @PostMapping({
        "/acceptance",
        "/decline",
        "/notification",
        "/assignment",
        "/start",
        "/pause",
        "/resumption",
        "/extension",
        "/reply",
        "/approval",
        "/delivery",
        "/closure",
        "/reopening",
        "/second-look",
        "/review",
        "/hearing-start",
        "/hearing-end",
        "/transfer",
        "/recategorization",
        "/return",
        "/merge",
        "/withdrawal",
        "/notes",
        "/messages",
        "/participants"
    })
    DeskJson.AppealJson act(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        var appeal = DeskResource.number(number);
        var address = request.getRequestURI();
        return Objects.requireNonNull(transactions.execute(status -> {
            // Whether there is such an appeal comes before whether the call is well made: what is not yours is not
            // there.
            cases.require(appeal);
            var body = JsonBody.of(text);
            var version = body.version();
            var command = commands.read(address.substring(address.lastIndexOf('/') + 1), body);
            body.raise();
            if (key == null || key.isBlank()) {
                desk.act(appeal, version, command);
            } else {
                idempotency.once(
                        "appeals.transition",
                        key,
                        Idempotency.body(address, text),
                        Idempotency.Codec.TEXT,
                        () -> Integer.toString(desk.act(appeal, version, command)));
            }
            return json.appeal(cases.open(appeal));
        }));
    }
}
