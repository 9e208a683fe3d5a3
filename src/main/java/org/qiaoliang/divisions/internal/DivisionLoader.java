package org.qiaoliang.divisions.internal;

import static org.qiaoliang.tables.divisions.Tables.DEPLOYMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.DivisionsChanged;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the deployment's root with all below it, once. */
@Service
class DivisionLoader implements DivisionSetup {
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final StoredDivisions divisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RootCandidates candidates;

    DivisionLoader(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            StoredDivisions divisions,
            ApplicationEventPublisher events,
            Clock clock,
            RootCandidates candidates) {
        this.system = system;
        this.transactions = transactions;
        this.divisions = divisions;
        this.events = events;
        this.clock = clock;
        this.candidates = candidates;
    }

    @Override
    public int load(DivisionCode root) {
        return Objects.requireNonNull(transactions.execute(status -> loadIfNew(root)));
    }

    @Override
    public List<Candidate> candidates(String said) {
        return candidates.search(said);
    }

    @Override
    public Optional<Candidate> candidate(String said) {
        return candidates.named(said);
    }

    private int loadIfNew(DivisionCode code) {
        var there = divisions.root();
        if (there.isPresent()) {
            if (!there.get().code().equals(code)) {
                throw new RuleViolation(
                        "root", "divisions.root-taken", there.get().name());
            }
            return divisions.tree().within().size();
        }
        var rows = new ArrayList<DivisionData.Row>();
        DivisionData.read(code, rows::add);
        var root = rows.stream().filter(row -> row.code().equals(code)).findFirst();
        if (root.isEmpty() || code.level().compareTo(DivisionLevel.COUNTY) > 0) {
            throw new RuleViolation("root", "divisions.root-unknown", code.digits());
        }
        DivisionCopy.insert(system, rows);
        system.insertInto(DEPLOYMENT)
                .set(DEPLOYMENT.ROOT_ID, root.get().id())
                .set(DEPLOYMENT.LOADED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        divisions.changed();
        candidates.forget();
        events.publishEvent(
                new DivisionsChanged(List.of(new DivisionId(root.get().id())), LocalDate.now(clock)));
        return divisions.tree().within().size();
    }
}
