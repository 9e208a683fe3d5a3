package org.qiaoliang.appeals.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.intake.PublicLimits;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls that anybody can make: categories, filing, following. */
@RestController
@RequestMapping("/api/v1")
@Open
class PublicResource {
    private final AppealCategories categories;
    private final AppealDesk desk;
    private final FollowQueries queries;
    private final CodeGate gate;
    private final PublicLimits limits;
    private final Idempotency idempotency;
    private final Languages languages;

    PublicResource(
            AppealCategories categories,
            AppealDesk desk,
            FollowQueries queries,
            CodeGate gate,
            PublicLimits limits,
            Idempotency idempotency,
            Languages languages) {
        this.categories = categories;
        this.desk = desk;
        this.queries = queries;
        this.gate = gate;
        this.limits = limits;
        this.idempotency = idempotency;
        this.languages = languages;
    }

    record CategoryJson(String code, String name, String description) {}

    record FollowedJson(
            String number, String state, @Nullable LocalDate dueOn, String receivingBody, List<MessageJson> messages) {}

    /** @param from {@code petitioner}, or the organization's name */
    record MessageJson(Instant at, String from, String text) {}

    @GetMapping("/categories")
    List<CategoryJson> categories(HttpServletRequest request) {
        var locale = languages.of(request);
        return categories.open().stream()
                .map(c -> new CategoryJson(c.code(), c.name(locale), c.description(locale)))
                .toList();
    }

    @PostMapping("/appeals")
    ResponseEntity<SubmissionJson.Received> submit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        if (key == null || key.isBlank()) {
            throw new RuleViolation("Idempotency-Key", "appeals.api.key");
        }
        var submission = SubmissionJson.read(JsonBody.of(text), languages.of(request));
        var receipt = limits.submit(request.getRemoteAddr(), key, submission);
        return ResponseEntity.created(URI.create("/api/v1/appeals/" + receipt.number()))
                .body(SubmissionJson.Received.of(receipt));
    }

    @GetMapping("/appeals/{number}")
    FollowedJson follow(
            @PathVariable String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return gate.as(number, code, request.getRemoteAddr(), this::followed);
    }

    @PostMapping("/appeals/{number}/messages")
    FollowedJson write(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        var body = JsonBody.of(text);
        return act(number, key, body, new AppealCommand.Write(body.text("text")), request);
    }

    @PostMapping("/appeals/{number}/withdrawal")
    FollowedJson withdraw(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        var body = JsonBody.of(text);
        return act(number, key, body, new AppealCommand.Withdraw(body.text("reason")), request);
    }

    @PostMapping("/appeals/{number}/satisfaction")
    FollowedJson rate(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        var body = JsonBody.of(text);
        return act(number, key, body, new AppealCommand.Rate(body.flag("satisfied"), body.text("comment")), request);
    }

    @PostMapping("/appeals/{number}/review")
    FollowedJson review(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        var body = JsonBody.of(text);
        return act(number, key, body, new AppealCommand.RequestReview(body.text("reason")), request);
    }

    /** With a key it is done once, however often the call is made; without one each time. */
    private FollowedJson act(
            String number, @Nullable String key, JsonBody body, AppealCommand command, HttpServletRequest request) {
        var code = body.text("code");
        body.raise();
        return gate.as(number, code, request.getRemoteAddr(), () -> {
            var appeal = queries.held();
            if (key == null) {
                desk.act(appeal, command);
            } else {
                idempotency.once(
                        "appeals.follow",
                        key,
                        Idempotency.body(appeal, command),
                        Idempotency.Codec.TEXT,
                        () -> Integer.toString(desk.act(appeal, command)));
            }
            return followed();
        });
    }

    private FollowedJson followed() {
        var followed = queries.follow(queries.held());
        return new FollowedJson(
                followed.number().value(),
                followed.state().code(),
                followed.dueOn(),
                followed.receivingBody(),
                followed.messages().stream().map(PublicResource::message).toList());
    }

    private static MessageJson message(Followed.Said said) {
        return new MessageJson(said.at(), said.byPetitioner() ? "petitioner" : said.from(), said.text());
    }
}
