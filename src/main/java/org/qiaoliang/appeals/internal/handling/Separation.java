package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.COUNTED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.appeals.internal.category.Routing;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.search.SearchTokens;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RecurringWork;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Joined is not lost (APPEAL-8). When an appeal ends without an answer, what was joined with it stands for itself again:
 * received at the organization that had them both, its time to accept running from its own receipt. When it is joined with
 * a third one itself, those joined with it go along. Neither petitioner sees the appeal of the other, so the program does
 * it, right after the step ({@link Following}); and it looks for what is so every minute, so that nothing is missed
 * whatever dies in between.
 */
@Component
public class Separation implements RecurringWork {
    private static final int BATCH = 100;

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final AppealRepository appeals;
    private final Consequences consequences;
    private final Counting counting;
    private final Organizations organizations;
    private final CategoryBook book;
    private final Routing routing;
    private final SearchTokens tokens;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Separation(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            AppealRepository appeals,
            Consequences consequences,
            Counting counting,
            Organizations organizations,
            CategoryBook book,
            Routing routing,
            SearchTokens tokens,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.system = system;
        this.transactions = transactions;
        this.appeals = appeals;
        this.consequences = consequences;
        this.counting = counting;
        this.organizations = organizations;
        this.book = book;
        this.routing = routing;
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appeals.separate";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        follow(DSL.noCondition());
    }

    /** What follows for one that is joined, or for those joined with one. */
    void of(long appeal) {
        follow(APPEAL.ID.eq(appeal).or(APPEAL.JOINED_TO.eq(appeal)));
    }

    private void follow(Condition which) {
        CurrentViewer.as(new Viewer.Program(name()), () -> {
            while (batch(which, AppealState.JOINED) == BATCH) {
                // The next ones.
            }
            while (batch(which, AppealState.WITHDRAWN, AppealState.DECLINED) == BATCH) {
                // The next ones.
            }
        });
    }

    private int batch(Condition which, AppealState... mainIs) {
        var done = transactions.execute(status -> {
            var found = joinedWithOneThatIs(which, mainIs);
            found.forEach(this::follow);
            return found.size();
        });
        return done == null ? 0 : done;
    }

    private List<Long> joinedWithOneThatIs(Condition which, AppealState... mainIs) {
        var main = APPEAL.as("main");
        return system.select(APPEAL.ID)
                .from(APPEAL)
                .join(main)
                .on(main.ID.eq(APPEAL.JOINED_TO))
                .where(which)
                .and(main.STATE.in(
                        List.of(mainIs).stream().map(AppealState::code).toList()))
                .orderBy(APPEAL.ID)
                .limit(BATCH)
                .forUpdate()
                .of(APPEAL)
                .skipLocked()
                .fetch(APPEAL.ID);
    }

    private void follow(long id) {
        var loaded = appeals.find(id).orElseThrow();
        var joinedTo = loaded.appeal().joinedTo;
        if (joinedTo == null) {
            return;
        }
        var main = appeals.find(joinedTo).orElseThrow().appeal();
        if (main.state() == AppealState.JOINED) {
            loaded.appeal().joinedTo = main.joinedTo;
            appeals.update(loaded);
        } else {
            separate(loaded, main);
        }
    }

    private void separate(AppealRepository.Loaded loaded, Appeal main) {
        var appeal = loaded.appeal();
        var at = clock.instant();
        var handler = appeal.handler;
        comeBack(appeal, main, at);
        for (var account : whoIsTold(appeal, handler)) {
            appeal.add(new Effect.TellStaff(account, "separated"));
        }
        var body = organizations.find(appeal.body.organization());
        appeal.add(new Effect.TellPetitioner(
                "separated", Map.of("body", body.map(Organization::name).orElse(""))));
        appeals.update(loaded);
        appeals.updateClocks(loaded, at);
        consequences.carryOut(new Consequences.Taken(loaded, new Actor.Program(), appeal.body.organization(), at));
        audit.record(AuditEvent.of(
                        "appeal." + AppealTransition.SEPARATE.code(),
                        "appeal",
                        appeal.number().value(),
                        appeal.body.scope())
                .change(
                        Map.of("state", AppealState.JOINED.code()),
                        Map.of("state", appeal.state().code()))
                .ofConfidentialCase(appeal.origin().confidential()));
    }

    private void comeBack(Appeal appeal, Appeal main, Instant at) {
        var origin = appeal.origin();
        goAlong(appeal, main.body);
        appeal.policy = book.policy(origin.category(), appeal.body.scope().kind(), origin.receivedAt());
        appeal.clocks.under(appeal.policy);
        appeal.joinedTo = null;
        appeal.sender = null;
        appeal.handler = null;
        appeal.times = Appeal.Times.NONE;
        appeal.round = Appeal.Round.FIRST;
        // From its own receipt: it may be late by now, and then that is so.
        appeal.clocks.start(DeadlineKind.ACCEPT, origin.receivedAt(), false);
        appeal.move(AppealTransition.SEPARATE, at, "");
        // Whoever has it now has to accept it anew.
        appeal.add(new Effect.Uncount(Counting.ACCEPTED, "separated"));
        if (!isCounted(origin.id())) {
            // Taken for the same matter counted twice; now it is one of its own.
            counting.count(origin, appeal.body.organization(), Counting.RECEIVED, origin.receivedAt());
        }
    }

    /** It lies where the other one does, if that body may have it; who had it keeps sight of it. */
    void goAlong(Appeal appeal, Appeal.Body with) {
        var origin = appeal.origin();
        organizations
                .find(with.organization())
                .filter(body -> !body.id().equals(appeal.body.organization()))
                .filter(body -> mayHave(origin, body))
                .ifPresent(body -> {
                    if (!origin.confidential()) {
                        tokens.move(origin.id(), appeal.body.scope(), body.scopeKey());
                    }
                    appeal.senders.add(appeal.body.scope().value());
                    appeal.body = new Appeal.Body(body.id(), body.scopeKey());
                    appeal.taken = false;
                });
    }

    private boolean mayHave(Appeal.Origin origin, Organization body) {
        return book.find(origin.category())
                        .filter(category -> routing.mayHave(category, body))
                        .isPresent()
                && appeals.accused(origin.id()).filter(body.id()::equals).isEmpty();
    }

    private boolean isCounted(long id) {
        return system.fetchExists(
                COUNTED, COUNTED.APPEAL_ID.eq(id), COUNTED.MEASURE.eq(Counting.RECEIVED), COUNTED.REVERSED.isFalse());
    }

    /** Who worked on it, and who gives it to somebody now; of a confidential case nobody but those who may open it. */
    private Set<AccountId> whoIsTold(Appeal appeal, Appeal.@Nullable Handler handler) {
        var told = new LinkedHashSet<AccountId>();
        if (appeal.origin().confidential() && appeal.taken) {
            appeal.participants.forEach(account -> told.add(new AccountId(account)));
            return told;
        }
        if (handler != null && !appeal.origin().confidential()) {
            told.add(handler.account());
        }
        var permission = appeal.origin().confidential() ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_ASSIGN;
        accounts.staff(appeal.body.organization(), appeal.body.scope(), permission)
                .forEach(colleague -> told.add(colleague.id()));
        return told;
    }
}
