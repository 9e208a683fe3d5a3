package org.qiaoliang.appeals.internal.handling;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Component;

/**
 * What is said between those whose appeals were joined with another and who handles that one (APPEAL-8). Each word is kept
 * with the appeal of who wrote it or whom it is for; who handles the main one reads it there too.
 */
@Component
public class JoinedThread {
    private final ActiveDatabase database;
    private final SealedWords words;
    private final Telling telling;

    JoinedThread(ActiveDatabase database, SealedWords words, Telling telling) {
        this.database = database;
        this.words = words;
        this.telling = telling;
    }

    /**
     * What one's appeal was joined with.
     *
     * @param handler who has it, null when nobody does
     * @param askedWith the other appeal of the same person with which they are asked whether it helped, null when with this
     */
    public record Main(
            AppealNumber number,
            ScopeKey scope,
            @Nullable AccountId handler,
            @Nullable AppealNumber askedWith) {}

    /** A message of or to one of those joined; the program's own words are not among them. */
    public record Said(
            AppealNumber joined,
            Instant at,
            boolean byPetitioner,
            String by,
            OrganizationId organization,
            String text) {}

    /** Those joined, the first first, and what was said with them. */
    public record Thread(Map<AppealNumber, Optional<CaseKeyId>> joined, List<Said> said) {}

    /** Empty when it is joined with nothing, or is not the viewer's own. */
    public Optional<Main> mainOf(long joined) {
        return database.sql()
                .fetchOptional("select number, scope_key, handler, asked_with from appeals.main_of(?)", joined)
                .map(row -> new Main(
                        new AppealNumber(row.get("number", String.class)),
                        new ScopeKey(row.get("scope_key", Long.class)),
                        row.get("handler") == null ? null : new AccountId(row.get("handler", Long.class)),
                        row.get("asked_with") == null ? null : new AppealNumber(row.get("asked_with", String.class))));
    }

    /** Nothing unless the viewer may read the main appeal. */
    public Thread of(long main) {
        var joined = new LinkedHashMap<AppealNumber, Optional<CaseKeyId>>();
        var said = new ArrayList<Said>();
        for (var row : database.sql()
                .fetch(
                        "select number, case_key, at, by_petitioner, account_name, organization_id, text, sealed"
                                + " from appeals.joined_thread(?)",
                        main)) {
            var number = new AppealNumber(row.get("number", String.class));
            var key = Optional.ofNullable(row.get("case_key", Long.class)).map(CaseKeyId::new);
            joined.put(number, key);
            var at = row.get("at", OffsetDateTime.class);
            if (at != null) {
                var by = row.get("account_name", String.class);
                said.add(new Said(
                        number,
                        at.toInstant(),
                        row.get("by_petitioner", Boolean.class),
                        by == null ? "" : by,
                        new OrganizationId(row.get("organization_id", Long.class)),
                        words.read(key.orElse(null), row.get("text", String.class), row.get("sealed", byte[].class))));
            }
        }
        return new Thread(joined, said);
    }

    /** How to reach whom something was said to. */
    private record Reach(byte @Nullable [] contact, String language) {}

    /** To one of those whose appeals were joined with this one, or to all. */
    void carryOut(Consequences.Taken taken, Effect.SayToJoined say) {
        if (!(taken.actor() instanceof Actor.Staff staff)) {
            return;
        }
        of(taken.id()).joined().forEach((number, key) -> {
            if (say.only() == null || say.only().equals(number)) {
                say(taken.id(), number, key.orElse(null), say.text(), say.only() == null, staff, taken.at())
                        .ifPresent(reach -> telling.petitioner(
                                number,
                                key.orElse(null),
                                reach.contact(),
                                reach.language(),
                                "message",
                                "joined/" + taken.appeal().number() + "/" + taken.occasion(),
                                taken.appeal().body().scope(),
                                Map.of()));
            }
        });
    }

    /** Who has the appeal with which this one was joined. */
    void tellMain(Consequences.Taken taken, String name) {
        mainOf(taken.id()).ifPresent(main -> {
            if (main.handler() != null) {
                var occasion = taken.appeal().number() + "/" + taken.occasion();
                telling.staff(main.handler(), main.number(), main.scope(), name, occasion);
            }
        });
    }

    /** Written to one of those joined; empty when it is not joined, or the main one not the viewer's to handle. */
    private Optional<Reach> say(
            long main,
            AppealNumber to,
            @Nullable CaseKeyId key,
            String text,
            boolean toAll,
            Actor.Staff by,
            Instant at) {
        var stored = words.store(key, text);
        return database.sql()
                .fetchOptional(
                        "select contact, language"
                                + " from appeals.say_to_joined(?, ?::text, ?::timestamptz, ?::text, ?::bytea, ?, ?, ?::text)",
                        main,
                        to.value(),
                        utc(at),
                        stored.text(),
                        stored.sealed(),
                        toAll,
                        by.account().value(),
                        by.name())
                .map(row -> new Reach(row.get("contact", byte[].class), row.get("language", String.class)));
    }

    /** Whether an appeal is joined with another, or others with it. */
    boolean hasCompany(long appeal) {
        return Boolean.TRUE.equals(database.sql().fetchValue("select appeals.has_company(?)", appeal));
    }
}
