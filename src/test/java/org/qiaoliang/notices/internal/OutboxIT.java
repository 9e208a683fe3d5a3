package org.qiaoliang.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.notices.Tables.ATTEMPT;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.database.Instance;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.notices.DeliveryPort.Message;
import org.qiaoliang.notices.DeliveryPort.Undelivered;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.SmsPort;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxIT extends IntegrationTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Long ago, so that what these tests send is due before anything else. */
    private static final Instant NOON = Instant.parse("2001-03-02T04:00:00Z");

    private static final Instant NIGHT = Instant.parse("2001-03-02T15:00:00Z");
    private static final NoticeSettings SETTINGS =
            new NoticeSettings("21:30-07:30", "https://q.example", new NoticeSettings.Gateway("", "", "", ""));

    @Autowired
    ActiveDatabase database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    TransactionTemplate systemTransactions;

    @Autowired
    @SystemDatabase
    DSLContext system;

    @Autowired
    Vault vault;

    @Autowired
    org.qiaoliang.web.Texts texts;

    private final String event = "test/" + UUID.randomUUID();

    @Test
    @Rule("NOTICE-1")
    void takesAnEventInOnceForEachRecipient() throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 6; i++) {
            tasks.add(() -> {
                send(NOON, phone());
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        }
        send(NOON, new Notice.Recipient.Phone("13900000000"));
        assertThat(states()).containsExactly("waiting", "waiting");
    }

    @Test
    @Rule("NOTICE-1")
    void takesBackWhatItsTransactionTakesBack() {
        transactions.executeWithoutResult(status -> {
            outbox(NOON).send(notice(phone()));
            status.setRollbackOnly();
        });
        assertThat(states()).isEmpty();
    }

    @Test
    void waitsForTheMorningWithWhatCanWait() {
        send(NIGHT, phone());
        transactions.executeWithoutResult(status -> outbox(NIGHT)
                .sendCode(event, "13900000001", "123456", Duration.ofMinutes(5), Locale.SIMPLIFIED_CHINESE));
        deliverer(NIGHT, null).run();
        assertThat(states()).containsExactly("waiting", "kept");
        deliverer(NIGHT.plus(Duration.ofHours(9)), null).run();
        assertThat(states()).containsExactly("kept", "kept");
    }

    @Test
    @Rule("NOTICE-1")
    void handsOverOnceWhoeverRaces() throws Exception {
        send(NOON, phone());
        var sent = new CopyOnWriteArrayList<Message>();
        SmsPort port = message -> {
            sent.add(message);
            return "n-1";
        };
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 4; i++) {
            tasks.add(() -> {
                deliverer(NOON, port).run();
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(tasks);
        }
        deliverer(NOON, port).run();
        var mine = sent.stream().filter(m -> m.text().contains(event)).toList();
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().text()).startsWith("【桥梁】").endsWith("https://q.example/follow");
        assertThat(states()).containsExactly("sent");
    }

    @Test
    @Rule("NOTICE-1")
    void triesAgainLaterAndGivesUpAfterEightTimes() {
        send(NOON, phone());
        SmsPort port = message -> {
            throw new Undelivered("busy");
        };
        deliverer(NOON, port).run();
        deliverer(NOON, port).run();
        assertThat(attempts()).isEqualTo(1);
        var at = NOON;
        for (var i = 0; i < 7; i++) {
            assertThat(states()).containsExactly("waiting");
            at = at.plus(Duration.ofHours(7));
            deliverer(at, port).run();
        }
        assertThat(states()).containsExactly("failed");
        assertThat(attempts()).isEqualTo(8);
    }

    @Test
    void neverSendsACodeThatHasRunOut() {
        transactions.executeWithoutResult(status -> outbox(NOON)
                .sendCode(event, "13812345678", "123456", Duration.ofMinutes(5), Locale.SIMPLIFIED_CHINESE));
        deliverer(NOON.plus(Duration.ofHours(1)), null).run();
        assertThat(states()).containsExactly("expired");
        assertThat(contents()).containsOnlyNulls();
    }

    @Test
    void keepsAddressesAndWordsSealed() {
        send(NOON, phone());
        assertThat(contents())
                .hasSize(1)
                .allSatisfy(content -> assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("13812345678")
                        .doesNotContain(event));
    }

    private static Notice.Recipient phone() {
        return new Notice.Recipient.Phone("13812345678");
    }

    private Notice notice(Notice.Recipient to) {
        return new Notice(
                event, to, "notices.code", Map.of("code", event, "minutes", "5"), Locale.SIMPLIFIED_CHINESE, "/follow");
    }

    private void send(Instant at, Notice.Recipient to) {
        transactions.executeWithoutResult(status -> outbox(at).send(notice(to)));
    }

    private Outbox outbox(Instant at) {
        return new Outbox(database, vault, Clock.fixed(at, ZONE), SETTINGS);
    }

    private Deliverer deliverer(Instant at, @org.jspecify.annotations.Nullable SmsPort port) {
        var beans = new StaticListableBeanFactory();
        if (port != null) {
            beans.addBean("sms", port);
        }
        ObjectProvider<SmsPort> sms = beans.getBeanProvider(SmsPort.class);
        var carriers = new Carriers(
                sms,
                beans.getBeanProvider(org.qiaoliang.notices.EmailPort.class),
                beans.getBeanProvider(org.qiaoliang.notices.WeChatPort.class),
                SETTINGS);
        return new Deliverer(
                systemTransactions,
                system,
                vault,
                new Words(texts, SETTINGS),
                carriers,
                Clock.fixed(at, ZONE),
                new Instance(UUID.randomUUID(), false));
    }

    private List<String> states() {
        return system.select(OUTBOX.STATE)
                .from(OUTBOX)
                .where(OUTBOX.EVENT.eq(event))
                .orderBy(OUTBOX.ID)
                .fetch(OUTBOX.STATE);
    }

    private List<byte[]> contents() {
        return system.select(OUTBOX.CONTENT)
                .from(OUTBOX)
                .where(OUTBOX.EVENT.eq(event))
                .fetch(OUTBOX.CONTENT);
    }

    private int attempts() {
        return system.fetchCount(ATTEMPT, ATTEMPT.outbox().EVENT.eq(event));
    }
}
