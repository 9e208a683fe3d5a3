package org.qiaoliang.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.jobs.JobId;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.Notices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff read their notices; an administrator reads the outbox; both follow jobs. */
class DeskPagesBrowserIT extends BrowserTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    DSLContext system;

    @Test
    @Rule("NOTICE-1")
    void readsNoticesAndOutbox() {
        var admin = new TestStaff(context).overAll("37", Role.ADMINISTRATOR);
        var event = "test/" + admin.login();
        transactions.executeWithoutResult(status -> {
            notices.send(new Notice(
                    event,
                    new Notice.Recipient.Account(admin.id()),
                    "jobs.notice.done",
                    Map.of("number", "7", "what", "@jobs.mine"),
                    Locale.SIMPLIFIED_CHINESE,
                    "/workbench/jobs"));
            notices.send(new Notice(
                    event,
                    new Notice.Recipient.Phone("13812345678"),
                    "jobs.notice.done",
                    Map.of("number", admin.login(), "what", "甲"),
                    Locale.SIMPLIFIED_CHINESE,
                    ""));
        });
        for (var page : List.of(as(admin, phone()), as(admin, desk()))) {
            page.navigate("/workbench/notices");
            assertThat(page.locator("main").innerText()).contains("我的任务");
            assertAccessible(page);
            page.navigate("/workbench/outbox");
            assertThat(page.locator("main").innerText()).contains(admin.login()).contains("138****5678");
            assertThat(page.content()).doesNotContain("13812345678");
            assertAccessible(page);
            page.navigate("/workbench/jobs");
            assertAccessible(page);
        }
        var page = as(admin, phoneWithoutScripts());
        page.navigate("/workbench/notices");
        page.locator("form[action$='/reading'] button").last().click();
        assertThat(page.url()).endsWith("/workbench/jobs");
        page.navigate("/workbench/notices");
        assertThat(page.locator("main").innerText()).contains("没有未读通知");
    }

    @Test
    void followsAJobInPlaceAndCancelsIt() {
        var who = new TestStaff(context).overAll("37", Role.LEADER);
        var id = new JobId(system.fetchSingle("""
                insert into jobs.job (kind, account, parameters, state, done, total, lease_until, asked_at)
                values ('test.elsewhere', ?, ?, 'running', 3, 10, now() + interval '1 hour', now()) returning id
                """, who.id().value(), vault.seal("jobs.parameters", "{}"))
                .get(0, Long.class));
        var page = as(who, desk());
        page.navigate("/workbench/jobs/" + id.value());
        assertThat(page.locator("#job").innerText()).contains("已处理 3 / 10");
        assertAccessible(page);
        system.execute("update jobs.job set done = 8 where id = ?", id.value());
        page.waitForCondition(() -> page.locator("#job").innerText().contains("已处理 8 / 10"));
        page.locator("#job a[href$='/cancellation']").click();
        assertAccessible(page);
        page.locator("main form button").first().click();
        assertThat(page.locator("#job").innerText()).contains("正在停止");
    }
}
