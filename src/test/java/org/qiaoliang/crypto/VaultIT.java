package org.qiaoliang.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.TestDatabase;
import org.qiaoliang.database.SystemDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class VaultIT extends IntegrationTest {
    @Autowired
    private Vault vault;

    @Autowired
    private CaseKeys caseKeys;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private TransactionTemplate background;

    @Test
    @Rule("PERSON-2")
    void opensWhatItSealed() {
        var sealed = vault.seal("tests.phone", "13800138000");

        assertThat(vault.open("tests.phone", sealed)).isEqualTo("13800138000");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
        assertThat(vault.seal("tests.phone", "13800138000")).isNotEqualTo(sealed);
    }

    @Test
    void refusesAValueMovedToAnotherPurpose() {
        var sealed = vault.seal("tests.phone", "13800138000");
        vault.seal("tests.name", "x");

        assertThatThrownBy(() -> vault.open("tests.name", sealed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void hashesTheSameValueAlikeForOnePurposeOnly() {
        var hash = vault.lookup("tests.phone", "13800138000");

        assertThat(hash).hasSize(32).isEqualTo(vault.lookup("tests.phone", "13800138000"));
        assertThat(vault.lookup("tests.other", "13800138000")).isNotEqualTo(hash);
    }

    @Test
    void keepsItsKeyWhenTheTransactionThatNeededItFirstRollsBack() {
        var sealed = transactions.execute(t -> {
            t.setRollbackOnly();
            return vault.seal("tests.rolled-back", "text");
        });

        assertThat(keysOf("tests.rolled-back")).isEqualTo(1);
        assertThat(vault.open("tests.rolled-back", sealed)).isEqualTo("text");
    }

    @Test
    void opensWithFormerKeysAfterRenewing() {
        var sealed = vault.seal("tests.renewed", "text");
        var header = vault.currentHeader("tests.renewed");

        rotation.renew("tests.renewed");

        assertThat(vault.open("tests.renewed", sealed)).isEqualTo("text");
        assertThat(vault.currentHeader("tests.renewed")).isNotEqualTo(header);
        assertThat(vault.seal("tests.renewed", "text")).startsWith(vault.currentHeader("tests.renewed"));
        assertThat(Arrays.copyOf(sealed, Vault.HEADER)).isEqualTo(header);
    }

    @Test
    @Rule("APPEAL-4")
    void sealsEachCaseWithAKeyOfItsOwn() {
        transactions.executeWithoutResult(t -> {
            var mine = caseKeys.create();
            var other = caseKeys.create();
            var sealed = caseKeys.seal(mine, "她说的话");

            assertThat(caseKeys.open(mine, sealed)).isEqualTo("她说的话");
            assertThatThrownBy(() -> caseKeys.open(other, sealed)).isInstanceOf(SealBroken.class);
        });
    }

    @Test
    @Rule("PERSON-6")
    void opensNothingOfACaseWhoseKeyWasDestroyed() {
        var key = transactions.execute(t -> caseKeys.create());
        var sealed = transactions.execute(t -> caseKeys.seal(key, "text"));

        background.executeWithoutResult(t -> caseKeys.destroy(key));
        background.executeWithoutResult(t -> caseKeys.destroy(key));

        assertThatThrownBy(() -> transactions.execute(t -> caseKeys.open(key, sealed)))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("destroyed");
    }

    @Test
    void leavesDestroyingToBackgroundWork() {
        var key = transactions.execute(t -> caseKeys.create());

        assertThatThrownBy(() -> transactions.executeWithoutResult(t -> caseKeys.destroy(key)))
                .isInstanceOf(DataAccessException.class);
    }

    private static int keysOf(String purpose) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement("select count(*) from crypto.data_key where purpose = ?")) {
            statement.setString(1, purpose);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
