package org.qiaoliang.appeals.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.Routing;
import org.qiaoliang.appeals.internal.deadlines.Clocks;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.ContactSeal;
import org.qiaoliang.appeals.internal.handling.Counting;
import org.qiaoliang.appeals.internal.handling.Telling;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.web.Idempotency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Files appeals (APPEAL-1): number, code, deadline, ledger, audit, notice, search tokens in one transaction. */
@Service
class IntakeService implements AppealIntake {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JsonMapper json = JsonMapper.builder().build();
    private final TransactionTemplate transactions;
    private final ViewerSwitch viewers;
    private final Idempotency idempotency;
    private final SubmissionCheck check;
    private final NewAppeals newAppeals;
    private final FollowCodes codes;
    private final ContactSeal seal;
    private final CaseKeys keys;
    private final CategoryBook book;
    private final Divisions divisions;
    private final Routing routing;
    private final DueTimes times;
    private final Counting counting;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    IntakeService(
            TransactionTemplate transactions,
            ViewerSwitch viewers,
            Idempotency idempotency,
            SubmissionCheck check,
            NewAppeals newAppeals,
            FollowCodes codes,
            ContactSeal seal,
            CaseKeys keys,
            CategoryBook book,
            Divisions divisions,
            Routing routing,
            DueTimes times,
            Counting counting,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.viewers = viewers;
        this.idempotency = idempotency;
        this.check = check;
        this.newAppeals = newAppeals;
        this.codes = codes;
        this.seal = seal;
        this.keys = keys;
        this.book = book;
        this.divisions = divisions;
        this.routing = routing;
        this.times = times;
        this.counting = counting;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Receipt submit(String idempotencyKey, Submission submission) {
        return once(idempotencyKey, submission, () -> submit(submission));
    }

    /** A submission from the portal with what is to be done the first time only. */
    Receipt once(String idempotencyKey, Submission submission, Supplier<Receipt> work) {
        return once("appeal.submit", idempotencyKey, json.writeValueAsString(submission), work);
    }

    @Override
    public Receipt submit(Submission submission) {
        var checked = check.check(submission);
        return file(Channel.PORTAL, checked);
    }

    @Override
    public Receipt takeIn(String idempotencyKey, Channel channel, Submission submission) {
        return once(
                "appeal.take-in",
                idempotencyKey,
                channel.code() + json.writeValueAsString(submission),
                () -> takeIn(channel, submission));
    }

    @Override
    public Receipt takeIn(Channel channel, Submission submission) {
        if (!CurrentViewer.get().may(Permission.APPEAL_INTAKE) || channel == Channel.PORTAL) {
            throw new Absent();
        }
        var checked = check.check(submission);
        // Whatever kind of organization will get it: an operator takes in for all of them at their place.
        if (!CurrentViewer.get()
                .scope(Permission.APPEAL_INTAKE)
                .touches(checked.division().code())) {
            throw new RuleViolation("division", "appeals.submission.not-your-place");
        }
        return file(channel, checked);
    }

    private Receipt once(String area, String key, String body, Supplier<Receipt> work) {
        return idempotency.once(area, key, body, new Receipts(), work).value();
    }

    private Receipt file(Channel channel, SubmissionCheck.Checked checked) {
        var route = routing.receiving(checked.category(), checked.division(), checked.aboutReceiver())
                .orElseThrow(() -> nobody(checked));
        var body = route.body();
        var receipt = transactions.execute(status -> {
            var at = clock.instant();
            var identity = newAppeals.next(at.atZone(ZONE).getYear());
            var number = identity.number();
            var code = codes.next();
            var hash = codes.hash(number, code);
            var filed = new Filed(channel, checked, route, identity, hash, at);
            if (channel == Channel.PORTAL) {
                // From here on as the petitioner: who filed is known by number and code alone, whoever is signed in, so
                // that an anonymous appeal is anonymous in the trail too (APPEAL-9).
                viewers.as(new Viewer.TicketHolder(number.value(), hash), () -> store(filed));
            } else {
                store(filed);
            }
            return new Receipt(number, code, body.name());
        });
        return Objects.requireNonNull(receipt);
    }

    private record Filed(
            Channel channel,
            SubmissionCheck.Checked checked,
            Routing.Route route,
            NewAppeals.Identity identity,
            byte[] codeHash,
            Instant at) {
        Organization body() {
            return route.body();
        }
    }

    private static RuleViolation nobody(SubmissionCheck.Checked checked) {
        if (checked.aboutReceiver()) {
            return new RuleViolation("aboutReceiver", "appeals.submission.nobody-else");
        }
        return new RuleViolation(
                "category",
                checked.category().passedOn() ? "appeals.submission.nobody-else" : "appeals.submission.nobody-accepts");
    }

    private Appeal store(Filed filed) {
        var checked = filed.checked();
        var contacts = checked.contacts();
        var origin = new Appeal.Origin(
                filed.identity().id(),
                filed.identity().number(),
                checked.category().code(),
                checked.division().id(),
                checked.division().code(),
                filed.channel(),
                contacts == null,
                checked.category().confidential() ? keys.create() : null,
                contacts == null ? null : seal.phoneKey(contacts.phone()),
                checked.language(),
                filed.at());
        var policy = book.policy(origin.category(), filed.body().kind(), filed.at());
        var appeal = Appeal.received(
                origin,
                new Appeal.Body(filed.body().id(), filed.body().scopeKey()),
                new Clocks(List.of(), times, policy),
                policy);
        var contact = contacts == null ? null : seal.seal(origin.caseKey(), contacts);
        var counted = counting.post(origin, appeal.body().organization(), Counting.RECEIVED, filed.at());
        newAppeals.insert(
                appeal, filed.codeHash(), checked, contact, filed.route().accused(), counted);
        audit.record(audited(appeal));
        if (contacts != null) {
            telling.petitioner(
                    origin.number(),
                    origin.confidential(),
                    contacts,
                    origin.language(),
                    "received",
                    "1",
                    appeal.body().scope(),
                    Map.of("body", filed.body().name()));
        }
        return appeal;
    }

    private static AuditEvent audited(Appeal appeal) {
        var origin = appeal.origin();
        var event = AuditEvent.of(
                        "appeal.received",
                        "appeal",
                        origin.number().value(),
                        appeal.body().scope())
                .change(
                        Map.of(),
                        Map.of(
                                "channel", origin.channel().code(),
                                "category", origin.category(),
                                "division", origin.place().digits(),
                                "organization", appeal.body().organization().toString()))
                .ofConfidentialCase(origin.confidential());
        return origin.channel() == Channel.PORTAL
                ? event
                : event.onBehalfOf(origin.number().value());
    }

    @Override
    public Optional<ReceivingBody> receivingBody(
            @Nullable String category, @Nullable String division, boolean aboutReceiver) {
        if (category == null || division == null) {
            return Optional.empty();
        }
        var what = book.find(category).filter(Category::active);
        var where = DivisionCode.parse(division).flatMap(divisions::byCode);
        return what.flatMap(c -> where.flatMap(d -> routing.receiving(c, d, aboutReceiver)))
                .map(IntakeService::named);
    }

    private static ReceivingBody named(Routing.Route route) {
        var body = route.body();
        var accused = route.accused();
        return new ReceivingBody(
                body.id(),
                body.name(),
                body.contact().phone(),
                accused == null ? route.proposal().reason().key() : "appeals.receiver.instead",
                accused == null ? route.proposal().parameters() : List.of(accused.name()));
    }

    /** Receipts as the idempotency record keeps them, encrypted. */
    private static final class Receipts implements Idempotency.Codec<Receipt> {
        @Override
        public String write(Receipt receipt) {
            return receipt.number() + "\n" + receipt.code() + "\n" + receipt.receivingBody();
        }

        @Override
        public Receipt read(String text) {
            var parts = text.split("\n", 3);
            return new Receipt(new AppealNumber(parts[0]), parts[1], parts[2]);
        }
    }
}
