package org.qiaoliang.identity.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.identity.Tables.LINK;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Links;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test is rolled back: a database without administrators is nobody else's business. */
class FirstAdministratorsIT extends IntegrationTest {
    @Autowired
    private FirstAdministrators first;

    @Autowired
    private Links links;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Autowired
    @SystemDatabase
    private TransactionTemplate transactions;

    @Test
    void aLinkIsPrintedOnceAndHoldsUntilItIsUsed() {
        withoutAdministrators(() -> {
            var printed = tokens(first.lines());
            assertThat(printed).hasSize(2);
            assertThat(tokens(first.lines())).as("the next start").isEmpty();
            assertThat(printed)
                    .allSatisfy(token -> assertThat(links.find(token)).isPresent());
        });
    }

    @Test
    void oneThatHasRunOutIsReplaced() {
        withoutAdministrators(() -> {
            var printed = tokens(first.lines());
            system.update(LINK)
                    .set(LINK.CREATED_AT, OffsetDateTime.now().minusDays(8))
                    .set(LINK.EXPIRES_AT, OffsetDateTime.now().minusDays(1))
                    .where(LINK.TOKEN_HASH.eq(printed.getFirst().hash()))
                    .execute();
            assertThat(tokens(first.lines())).hasSize(1);
            assertThat(links.find(printed.getFirst())).isEmpty();
            assertThat(links.find(printed.getLast())).isPresent();
        });
    }

    private void withoutAdministrators(Runnable work) {
        transactions.executeWithoutResult(status -> {
            system.deleteFrom(ROLE_GRANT).execute();
            system.deleteFrom(LINK).execute();
            work.run();
            status.setRollbackOnly();
        });
    }

    private static List<Token> tokens(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("/welcome/"))
                .map(line -> new Token(line.substring(line.indexOf("/welcome/") + "/welcome/".length())))
                .toList();
    }
}
