package org.qiaoliang.appeals.internal.handling;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.Routing;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.DueTimes;
import org.qiaoliang.appeals.internal.search.SearchTokens;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** One act, one transaction: load, let the rules decide, save, carry out what follows, record. */
@Service
class AppealService implements AppealDesk {
    private static final int WHATEVER = -1;

    private final TransactionTemplate transactions;
    private final AppealRepository appeals;
    private final Consequences consequences;
    private final Handling handling;
    private final Organizations organizations;
    private final Accounts accounts;
    private final SearchTokens tokens;
    private final Telling telling;
    private final CategoryBook book;
    private final Routing routing;
    private final JoinedThread thread;
    private final Following following;
    private final Audit audit;
    private final Clock clock;

    AppealService(
            TransactionTemplate transactions,
            AppealRepository appeals,
            Consequences consequences,
            DueTimes times,
            Organizations organizations,
            Accounts accounts,
            SearchTokens tokens,
            Telling telling,
            CategoryBook book,
            Routing routing,
            JoinedThread thread,
            Following following,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.appeals = appeals;
        this.consequences = consequences;
        this.handling = new Handling(times);
        this.organizations = organizations;
        this.accounts = accounts;
        this.tokens = tokens;
        this.telling = telling;
        this.book = book;
        this.routing = routing;
        this.thread = thread;
        this.following = following;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int act(AppealNumber number, AppealCommand command) {
        return act(number, WHATEVER, command);
    }

    @Override
    public int act(AppealNumber number, int version, AppealCommand command) {
        var actor = Standing.actor().orElseThrow(Absent::new);
        var after = transactions.execute(status -> {
            var loaded = appeals.find(number).orElseThrow(Absent::new);
            var appeal = loaded.appeal();
            if (version != WHATEVER && version != appeal.version()) {
                throw new RuleViolation(RuleViolation.Kind.STALE, "version", "appeals.stale");
            }
            var body = appeal.body();
            var before = facts(appeal);
            var at = clock.instant();
            handling.apply(
                    appeal,
                    command,
                    CurrentViewer.get(),
                    actor,
                    at,
                    new Around(loaded, organizations, accounts, appeals, telling, book, routing, thread));
            appeals.update(loaded);
            appeals.updateClocks(loaded, at);
            consequences.carryOut(new Consequences.Taken(loaded, actor, body.organization(), at));
            if (!body.equals(appeal.body()) && !appeal.origin().confidential()) {
                tokens.move(appeal.origin().id(), body.scope(), appeal.body().scope());
            }
            record(appeal, before);
            following.after(appeal);
            return appeal.version() + 1;
        });
        return Objects.requireNonNull(after);
    }

    /** States and ids; never what was said (ACCESS-5). */
    private void record(Appeal appeal, Map<String, String> before) {
        var action = appeal.effects().stream()
                .flatMap(e -> e instanceof Effect.Step step
                        ? Optional.of(step.transition().code()).stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .orElseGet(() -> appeal.effects().stream().anyMatch(Effect.WriteNote.class::isInstance)
                        ? AppealTransition.NOTE.code()
                        : AppealTransition.MESSAGE.code());
        audit.record(AuditEvent.of(
                        "appeal." + action,
                        "appeal",
                        appeal.number().value(),
                        appeal.body().scope())
                .change(before, facts(appeal))
                .ofConfidentialCase(appeal.origin().confidential()));
    }

    private static Map<String, String> facts(Appeal appeal) {
        var handler = appeal.handler();
        return Map.of(
                "state",
                appeal.state().code(),
                // Of a confidential case the trail knows no more than the number.
                "category",
                appeal.origin().confidential() ? "" : appeal.origin().category(),
                "organization",
                appeal.body().organization().toString(),
                "handler",
                handler == null ? "" : handler.account().toString());
    }

    /** What the rules ask about the world, answered by the other modules. */
    private record Around(
            AppealRepository.Loaded loaded,
            Organizations organizations,
            Accounts accounts,
            AppealRepository appeals,
            Telling telling,
            CategoryBook book,
            Routing routing,
            JoinedThread thread)
            implements Surroundings {
        private Appeal appeal() {
            return loaded.appeal();
        }

        @Override
        public Optional<Appeal.Body> body(OrganizationId organization) {
            return organizations.find(organization).filter(Organization::open).map(Around::body);
        }

        @Override
        public boolean mayHave(OrganizationId organization) {
            var category = book.find(appeal().origin().category());
            var body = organizations.find(organization);
            return category.isPresent()
                    && body.isPresent()
                    && routing.mayHave(category.get(), body.get())
                    && appeals.accused(appeal().origin().id())
                            .filter(organization::equals)
                            .isEmpty();
        }

        @Override
        public Optional<Category> category(String code) {
            return book.find(code);
        }

        @Override
        public DeadlinePolicy policy(Appeal.Body body) {
            var origin = appeal().origin();
            return book.policy(origin.category(), body.scope().kind(), origin.receivedAt());
        }

        @Override
        public Optional<Appeal.Body> superior(OrganizationId organization) {
            return organizations.ancestorsOf(organization).stream()
                    .filter(Organization::open)
                    .findFirst()
                    .map(Around::body);
        }

        @Override
        public String name(OrganizationId organization) {
            return organizations.find(organization).map(Organization::name).orElse("");
        }

        @Override
        public Optional<Other> other(AppealNumber number) {
            return appeals.find(number)
                    .map(AppealRepository.Loaded::appeal)
                    .filter(other -> Standing.has(CurrentViewer.get(), other, Permission.APPEAL_HANDLE))
                    .map(other -> new Other(
                            other.origin().id(),
                            other.state(),
                            other.origin().confidential(),
                            samePhone(
                                    other.origin().phoneKey(), appeal().origin().phoneKey())));
        }

        @Override
        public boolean reachesPetitioner() {
            return telling.reaches(appeal().origin().caseKey(), loaded.contact());
        }

        @Override
        public boolean isJoinedHere(AppealNumber number) {
            return thread.of(appeal().origin().id()).joined().containsKey(number);
        }

        @Override
        public Optional<AppealNumber> askedWith() {
            return thread.mainOf(appeal().origin().id()).map(JoinedThread.Main::askedWith);
        }

        @Override
        public boolean canHandle(AccountId person, Appeal.Body body) {
            var permission =
                    appeal().origin().confidential() ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_HANDLE;
            return accounts.staff(body.organization(), body.scope(), permission).stream()
                    .anyMatch(colleague -> colleague.id().equals(person));
        }

        @Override
        public List<List<Colleague>> judges() {
            var body = appeal().body();
            var permission =
                    appeal().origin().confidential() ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_APPROVE;
            var above = organizations.ancestorsOf(body.organization()).stream()
                    .filter(Organization::open)
                    .map(Organization::id);
            // Not for the petitioner to know, who is the viewer when it is asked.
            return CurrentViewer.as(
                    new Viewer.Program("appeals.judges"),
                    () -> Stream.concat(Stream.of(body.organization()), above)
                            .map(organization -> accounts.staff(organization, body.scope(), permission))
                            .toList());
        }

        private static boolean samePhone(byte @Nullable [] a, byte @Nullable [] b) {
            return a != null && b != null && Arrays.equals(a, b);
        }

        private static Appeal.Body body(Organization organization) {
            return new Appeal.Body(organization.id(), organization.scopeKey());
        }
    }
}
