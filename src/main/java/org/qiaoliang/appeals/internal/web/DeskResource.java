package org.qiaoliang.appeals.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.internal.handling.ContactReveal;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Languages;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, single appeals and intake for staff's programs; the transitions are {@link DeskTransitions}. */
@RestController
@RequestMapping("/api/v1/desk/appeals")
class DeskResource {
    private final DeskQueries queries;
    private final AppealCategories categories;
    private final CaseQueries cases;
    private final AppealIntake intake;
    private final ContactReveal contacts;
    private final DeskJson json;
    private final Languages languages;

    DeskResource(
            DeskQueries queries,
            AppealCategories categories,
            CaseQueries cases,
            AppealIntake intake,
            ContactReveal contacts,
            DeskJson json,
            Languages languages) {
        this.queries = queries;
        this.categories = categories;
        this.cases = cases;
        this.intake = intake;
        this.contacts = contacts;
        this.json = json;
        this.languages = languages;
    }

    @GetMapping
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    DeskJson.ListJson list(@RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.read(parameters, categories);
        return json.list(queries.list(filter), filter.order());
    }

    @GetMapping("/{number}")
    @Needs({Permission.APPEAL_READ, Permission.APPEAL_INTAKE, Permission.CONFIDENTIAL_RECEIVE})
    DeskJson.AppealJson one(@PathVariable String number) {
        return json.appeal(cases.open(number(number)));
    }

    @PostMapping
    @Needs(Permission.APPEAL_INTAKE)
    ResponseEntity<SubmissionJson.Received> takeIn(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String text,
            HttpServletRequest request) {
        if (key == null || key.isBlank()) {
            throw new RuleViolation("Idempotency-Key", "appeals.api.key");
        }
        var body = JsonBody.of(text);
        var channel = Channel.ofCode(body.text("channel")).filter(c -> c != Channel.PORTAL);
        body.complaints().addIf(channel.isEmpty(), "channel", "appeals.intake.channel");
        var submission = SubmissionJson.read(body, languages.of(request));
        var receipt = intake.takeIn(key, channel.orElseThrow(), submission);
        return ResponseEntity.created(URI.create("/api/v1/desk/appeals/" + receipt.number()))
                .body(SubmissionJson.Received.of(receipt));
    }

    /** In the clear, after a reason. */
    record Revealed(String name, String phone, List<DeskJson.PersonJson> representatives) {}

    @PostMapping("/{number}/contact")
    @Needs({Permission.APPEAL_HANDLE, Permission.CONFIDENTIAL_RECEIVE})
    Revealed reveal(@PathVariable String number, @RequestBody String text) {
        var body = JsonBody.of(text);
        var reason = body.text("reason");
        body.raise();
        var contact = contacts.reveal(number(number), reason);
        return new Revealed(
                contact.name(),
                contact.phone(),
                contact.representatives().stream()
                        .map(other -> new DeskJson.PersonJson(other.name(), other.phone()))
                        .toList());
    }

    static AppealNumber number(String text) {
        return AppealNumber.parse(text).orElseThrow(Absent::new);
    }
}
