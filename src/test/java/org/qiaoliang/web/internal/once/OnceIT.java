package org.qiaoliang.web.internal.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class OnceIT extends IntegrationTest {
    @Autowired
    Idempotency idempotency;

    @Autowired
    RateLimits limits;

    @Autowired
    DSLContext sql;

    @Autowired
    @SystemDatabase
    DSLContext system;

    @Autowired
    TransactionTemplate transactions;

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void givesTheFirstResultForARepeat() {
        assertThat(submit("a", () -> "SQ-1")).isEqualTo(new Idempotency.Outcome<>("SQ-1", false));
        assertThat(submit("a", () -> "SQ-2")).isEqualTo(new Idempotency.Outcome<>("SQ-1", true));
        assertThat(runs).hasValue(1);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        submit("a", () -> "SQ-1");
        assertThatThrownBy(() -> submit("b", () -> "SQ-2"))
                .isInstanceOfSatisfying(
                        RuleViolation.class, v -> assertThat(v.kind()).isEqualTo(RuleViolation.Kind.CONFLICT));
    }

    @Test
    void keepsNothingOfWorkThatFails() {
        assertThatThrownBy(() -> submit("a", () -> {
                    throw new RuleViolation("title", "x");
                }))
                .isInstanceOf(RuleViolation.class);
        assertThat(submit("mended", () -> "SQ-1").repeated()).isFalse();
    }

    @Test
    void keepsTheKeysOfAccountsApart() {
        submit("a", () -> "SQ-1");
        var resident = new Viewer.Resident(new AccountId(77), new byte[] {1});
        assertThat(CurrentViewer.as(resident, () -> submit("a", () -> "SQ-2").value()))
                .isEqualTo("SQ-2");
    }

    @Test
    void keepsTheResultSealed() {
        submit("a", () -> "SQ-secret");
        var kept = system.fetch("select result from web.once where area = 'test.once'").stream()
                .map(row -> new String(row.get(0, byte[].class), java.nio.charset.StandardCharsets.ISO_8859_1))
                .toList();
        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains("secret"));
    }

    @Test
    void letsNobodyReadTheKeys() {
        assertThatThrownBy(() -> sql.fetch("select * from web.once")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sql.fetch("select * from web.rate")).hasStackTraceContaining("permission denied");
    }

    @Test
    void makesConcurrentRepeatsWaitForTheFirst() throws Exception {
        var tasks = new ArrayList<Callable<String>>();
        for (var i = 0; i < 8; i++) {
            var mine = "SQ-" + i;
            tasks.add(() -> submit("a", () -> mine).value());
        }
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void refusesAMissingOrOverlongKey() {
        assertThatThrownBy(() -> idempotency.once("t", " ", "", Idempotency.Codec.TEXT, () -> "x"))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> idempotency.once("t", "k".repeat(101), "", Idempotency.Codec.TEXT, () -> "x"))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void countsTriesThoughTheirRequestIsRolledBack() {
        for (var i = 0; i < 5; i++) {
            transactions.executeWithoutResult(status -> {
                limits.take("public-submit-phone", key);
                status.setRollbackOnly();
            });
        }
        assertThatThrownBy(() -> limits.take("public-submit-phone", key))
                .isInstanceOfSatisfying(
                        RuleViolation.class, v -> assertThat(v.kind()).isEqualTo(RuleViolation.Kind.TOO_MANY));
        limits.take("public-submit-phone", "another " + key);
    }

    @Test
    void countsNothingPastTheFirstLimitThatIsSpent() {
        var spent = new RateLimits.Try("public-submit-phone", key);
        var other = new RateLimits.Try("phone-code", key);
        for (var i = 0; i < 5; i++) {
            limits.take(spent.limit(), spent.subject());
        }
        for (var i = 0; i < 9; i++) {
            assertThatThrownBy(() -> limits.take(List.of(spent, other))).isInstanceOf(RuleViolation.class);
        }
        for (var i = 0; i < 5; i++) {
            limits.take(List.of(other));
        }
        assertThatThrownBy(() -> limits.take(List.of(new RateLimits.Try("test", key), other)))
                .isInstanceOf(RuleViolation.class);
    }

    private Idempotency.Outcome<String> submit(String body, Supplier<String> work) {
        return idempotency.once("test.once", key, body, Idempotency.Codec.TEXT, () -> {
            runs.incrementAndGet();
            return work.get();
        });
    }
}
