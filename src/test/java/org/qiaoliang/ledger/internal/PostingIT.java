package org.qiaoliang.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.ledger.Tables.ENTRY;
import static org.qiaoliang.tables.ledger.Tables.PENDING;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.ledger.EntryId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class PostingIT extends IntegrationTest {
    @Autowired
    private ActiveDatabase database;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private LedgerEntries ledger;

    @BeforeEach
    void ledger() {
        ledger = LedgerFixture.ledger(database);
    }

    @Test
    @Rule("LEDGER-1")
    void anEntryOfARolledBackTransactionWasNeverThere() {
        var entry = transactions.execute(status -> {
            var posted = ledger.post(LedgerFixture.received().posting());
            status.setRollbackOnly();
            return posted;
        });
        assertThat(system.fetchExists(ENTRY, ENTRY.ID.eq(entry.value()))).isFalse();
        assertThat(system.fetchExists(PENDING, PENDING.ENTRY_ID.eq(entry.value())))
                .isFalse();
    }

    @Test
    void anybodysTransactionPostsAndTheSamePhoneIsTheSamePerson() {
        var first = post(LedgerFixture.received().by("13800000001"));
        var second = post(LedgerFixture.received().by("13800000001"));
        var other = post(LedgerFixture.received().by("13800000002"));
        assertThat(person(first)).isNotNull().isEqualTo(person(second)).isNotEqualTo(person(other));
    }

    @Test
    void nobodyReadsEntriesWithoutAScope() {
        var entry = post(LedgerFixture.received());
        assertThat(transactions.<Boolean>execute(
                        status -> database.sql().fetchExists(ENTRY, ENTRY.ID.eq(entry.value()))))
                .isFalse();
    }

    @Test
    @Rule("LEDGER-2")
    void noRoleChangesAnEntry() throws Exception {
        var entry = post(LedgerFixture.received());
        for (var role : new String[] {"owner", "app", "system"}) {
            try (var connection = TestDatabase.server()
                            .getDatabase("qiaoliang_" + role, "postgres")
                            .getConnection();
                    var statement = connection.createStatement()) {
                for (var sql : new String[] {
                    "update ledger.entry set quantity = 2 where id = " + entry.value(),
                    "delete from ledger.entry where id = " + entry.value(),
                    "truncate ledger.entry cascade"
                }) {
                    assertThatThrownBy(() -> statement.execute(sql))
                            .as(role + ": " + sql)
                            .hasMessageMatching("(?s).*(never updated|permission denied).*");
                }
            }
        }
    }

    @Test
    @Rule("LEDGER-2")
    void anEntryIsReversedOnceWithItsDimensionsAndDay() {
        var entry = post(LedgerFixture.received().by("13800000003"));
        var reversal = transactions.execute(status -> ledger.reverse(entry, "typed twice"));
        var row = system.select(ENTRY.DAY, ENTRY.PLACE, ENTRY.QUANTITY, ENTRY.REVERSES, ENTRY.REASON)
                .from(ENTRY)
                .where(ENTRY.ID.eq(reversal.value()))
                .fetchSingle();
        assertThat(row.value1()).isEqualTo(LedgerFixture.received().posting().on());
        assertThat(row.value2()).isEqualTo(LedgerFixture.VILLAGE.place());
        assertThat(row.value3()).isEqualTo(-1);
        assertThat(row.value4()).isEqualTo(entry.value());
        assertThatThrownBy(() -> transactions.execute(status -> ledger.reverse(entry, "again")))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    @Rule("LEDGER-5")
    void aConfidentialServiceLeavesNeitherRecordNorPersonNorVillage() {
        var entries = system.fetchCount(ENTRY);
        var entry = post(LedgerFixture.received().by("13800000004").confidential());
        assertThat(entry.value()).isNegative();
        assertThat(system.fetchCount(ENTRY)).isEqualTo(entries);
        var reversal = transactions.execute(status -> ledger.reverse(entry, "wrong"));
        assertThat(reversal.value()).isNegative();
    }

    @Test
    @Rule("LEDGER-6")
    void refusesAMeasureThatIsNotInTheCatalogue() {
        assertThatThrownBy(() -> post(LedgerFixture.received().measure("no.such")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EntryId post(LedgerFixture fixture) {
        return transactions.execute(status -> ledger.post(fixture.posting()));
    }

    private Integer person(EntryId entry) {
        return system.select(ENTRY.BENEFICIARY)
                .from(ENTRY)
                .where(ENTRY.ID.eq(entry.value()))
                .fetchSingle()
                .value1();
    }
}
