package org.qiaoliang.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.audit.AuditVerifier.Broken;
import org.qiaoliang.audit.AuditVerifier.Kind;
import org.qiaoliang.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody with all power over the database tampers with the trail. Each test tampers in a transaction of that person
 * alone, verifies in it, and rolls back, so that the trail of the other tests stays whole; the sealer is kept out meanwhile.
 */
@Rule("ACCESS-5")
class ChainIT extends IntegrationTest {
    @Autowired
    private Audit audit;

    @Autowired
    private AuditVerifier verifier;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Chain chain;

    @Autowired
    private HeadFile file;

    @Autowired
    private VerifyAudit command;

    @Autowired
    private AcceptHead acceptHead;

    @Autowired
    private VerdictLines lines;

    @Autowired
    private TransactionTemplate transactions;

    private final String subject = "T-" + UUID.randomUUID();
    private Connection superuser = connection();

    @BeforeEach
    void sealEverything() throws SQLException {
        record("one");
        record("two");
        sealer.run();
        record("three");
        sealer.run();
        superuser = connection();
        superuser.setAutoCommit(false);
        // The sealer of the running program waits its turn.
        execute("select pg_advisory_xact_lock(" + Sealer.LOCK + ")");
        execute("set local session_replication_role = replica");
    }

    @AfterEach
    void putBack() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void isWholeWhenNobodyTampered() {
        var verdict = verifier.verify();

        assertThat(verdict.broken()).isNull();
        assertThat(verdict.events()).isGreaterThanOrEqualTo(3);
        assertThat(command.run(List.of())).isZero();
    }

    @Test
    void countsWhatIsNotSealedYet() {
        record("four");

        assertThat(verifier.verify().unsealed()).isPositive();
    }

    @Test
    void namesAChangedEvent() throws SQLException {
        var event = event("two");
        execute("update audit.event set after = '{\"word\": \"other\"}' where id = " + event);

        assertThat(walk()).isEqualTo(new Broken(Kind.CHANGED, linkOf(event), event));
    }

    @Test
    void namesAChangedEventWhoseHashWasPutOverFromAnother() throws SQLException {
        var event = event("two");
        execute("update audit.event set mac = (select mac from audit.event where id = %d) where id = %d"
                .formatted(event("one"), event));

        assertThat(walk()).isEqualTo(new Broken(Kind.CHANGED, linkOf(event), event));
    }

    @Test
    void namesADeletedEvent() throws SQLException {
        var event = event("one");
        execute("delete from audit.event where id = " + event);

        assertThat(walk()).isEqualTo(new Broken(Kind.DELETED, linkOf(event), event));
    }

    @Test
    void namesADeletedEventTakenOutOfItsLink() throws SQLException {
        var event = event("one");
        var link = linkOf(event);
        execute("delete from audit.event where id = " + event);
        execute("update audit.seal set events = array_remove(events, %d) where sequence = %d".formatted(event, link));

        assertThat(walk()).isEqualTo(new Broken(Kind.LINK_CHANGED, link, 0));
    }

    @Test
    void namesAnInsertedEvent() throws SQLException {
        execute("insert into audit.event select -1, at, viewer, account, actor, organization, origin, action,"
                + " subject_type, subject, scope_key, on_behalf_of, reason, before, after, mac, confidential from audit.event"
                + " where id = " + event("one"));

        assertThat(walk()).isEqualTo(new Broken(Kind.INSERTED, 0, -1));

        execute("insert into audit.pending values (-1)");
        assertThat(walk()).isEqualTo(new Broken(Kind.CHANGED, 0, -1));
    }

    @Test
    void namesADeletedLink() throws SQLException {
        var link = linkOf(event("two"));
        execute("delete from audit.seal where sequence = " + link);

        assertThat(walk()).isEqualTo(new Broken(Kind.LINK_DELETED, link, 0));
    }

    @Test
    void namesACutTail() throws SQLException {
        var last = linkOf(event("three"));
        execute("delete from audit.event where id = any (select unnest(events) from audit.seal where sequence = %d)"
                .formatted(last));
        execute("delete from audit.seal where sequence = " + last);

        assertThat(walk()).isEqualTo(new Broken(Kind.TAIL_CUT, last, 0));
    }

    @Test
    void namesAnEventDeletedBeforeItWasSealed() throws SQLException {
        record("four");
        var event = event("four");
        execute("delete from audit.event where id = " + event);

        assertThat(walk()).isEqualTo(new Broken(Kind.DELETED, 0, event));
    }

    @Test
    void saysWhatIsWrongInBothLanguages() {
        for (var kind : Kind.values()) {
            var verdict = new AuditVerifier.Verdict(1, 2, 0, new Broken(kind, 12, 345));
            assertThat(lines.line(Texts.CHINESE, verdict))
                    .doesNotContain("audit.broken")
                    .containsPattern("12|345");
            assertThat(lines.line(Texts.ENGLISH, verdict))
                    .doesNotContain("audit.broken")
                    .containsPattern("12|345");
        }
    }

    @Test
    void findsEventsThatCommitLate() throws SQLException {
        superuser.rollback();
        var late = Thread.ofVirtual().unstarted(() -> record("late"));
        transactions.executeWithoutResult(t -> {
            audit.record(event(subject, "early number"));
            late.start();
            try {
                late.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sealer.run();
        });
        sealer.run();

        assertThat(verifier.verify().broken()).isNull();
        assertThat(verifier.verify().unsealed()).isZero();
    }

    private Broken walk() {
        var sql = org.jooq.impl.DSL.using(superuser, org.jooq.SQLDialect.POSTGRES);
        return Objects.requireNonNull(new ChainWalk(sql, chain, file.read(), (links, events) -> {})
                .run()
                .broken());
    }

    private void record(String word) {
        transactions.executeWithoutResult(t -> audit.record(event(subject, word)));
    }

    private static AuditEvent event(String subject, String word) {
        return AuditEvent.of("test.said", "test", subject, null).change(Map.of(), Map.of("word", word));
    }

    private long event(String word) throws SQLException {
        return number(
                "select id from audit.event where subject = '%s' and after ->> 'word' = '%s'".formatted(subject, word));
    }

    private long linkOf(long event) throws SQLException {
        return number("select sequence from audit.seal where %d = any (events)".formatted(event));
    }

    private long number(String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var open = superuser.createStatement()) {
            open.execute(statement);
        }
    }

    private static Connection connection() {
        try {
            return TestDatabase.server().getPostgresDatabase().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
