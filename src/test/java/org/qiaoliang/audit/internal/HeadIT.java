package org.qiaoliang.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.audit.AuditVerifier.Kind;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The head outside the database is taken away, and a person accepts another one. */
@Rule("ACCESS-5")
class HeadIT extends IntegrationTest {
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
    private AcceptHead command;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private DSLContext sql;

    @Autowired
    @SystemDatabase
    private TransactionTemplate system;

    private Path away = Path.of("unset");

    @BeforeEach
    void takeTheHeadAway() throws IOException {
        record();
        sealer.run();
        away = Files.createTempDirectory("head").resolve("head");
        Files.move(Path.of(file.toString()), away);
    }

    @AfterEach
    void putItBack() throws IOException {
        if (Files.notExists(Path.of(file.toString()))) {
            Files.move(away, Path.of(file.toString()));
        }
        sealer.run();
        assertThat(verifier.verify().broken()).isNull();
    }

    @Test
    void isNotMadeAnewWhileLinksExist() {
        record();
        sealer.run();
        // Nor by a program that has just started.
        new Sealer(sql, system, chain, file).run();

        assertThat(Path.of(file.toString())).doesNotExist();
        assertThat(Objects.requireNonNull(verifier.verify().broken()).kind()).isEqualTo(Kind.HEAD_MISSING);
    }

    @Test
    void isAcceptedOnAPersonsWordWithAReasonThatIsKept() throws Exception {
        assertThat(command.run(List.of())).isOne();
        assertThat(Path.of(file.toString())).doesNotExist();
        var reason = "disk lost " + UUID.randomUUID();

        assertThat(command.run(List.of(reason))).isZero();

        assertThat(verifier.verify().broken()).isNull();
        var end = file.read().orElseThrow();
        sealer.run();
        assertThat(file.read().orElseThrow().sequence()).isGreaterThan(end.sequence());
        try (var open = TestDatabase.server().getPostgresDatabase().getConnection();
                var query = open.prepareStatement(
                        "select actor, viewer, after ->> 'head' from audit.event where action = 'audit.head-accepted' and reason = ?")) {
            query.setString(1, reason);
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(3)).isEqualTo(end.line().strip());
        }
    }

    @Test
    void isNotAcceptedWhereTheTrailIsBrokenElsewhere() throws Exception {
        try (var open = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = open.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into audit.pending values (-7)");
            try {
                assertThat(command.run(List.of("never mind"))).isOne();
                assertThat(Path.of(file.toString())).doesNotExist();
            } finally {
                statement.execute("delete from audit.pending where event = -7");
            }
        }
    }

    @Test
    void aTrailNotBegunYetNeedsNoAcceptance() {
        assertThat(Head.parse(Head.BEGINNING.line()).orElseThrow().hash()).isEqualTo(Chain.START);
        file.write(Head.BEGINNING);

        assertThat(verifier.verify().broken()).isNull();
        record();
        sealer.run();
        assertThat(file.read().orElseThrow().sequence()).isPositive();
    }

    private void record() {
        transactions.executeWithoutResult(
                t -> audit.record(AuditEvent.of("test.said", "test", "T-" + UUID.randomUUID(), null)));
    }
}
