package org.qiaoliang.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.Masking;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who comes in by phone, and who reads the trail that everybody leaves. */
class PersonsBrowserIT extends BrowserTest {
    private static final int CODES = 1_000_000;
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private Vault vault;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private AppealCity city;

    @BeforeEach
    void prepare() {
        city = new AppealCity(context);
    }

    @Test
    @Rule("ACCESS-6")
    @Rule("NOTICE-1")
    void aResidentSignsInWithTheCodeThatWentToTheOutbox() {
        var phone = AppealCity.phone();
        var submission = new Submission(
                "wages",
                AppealCity.TOWNSHIP,
                "用电话找回来的诉求",
                "从三月起一直没有发工资。",
                false,
                new Submission.Contact("王秀英", phone),
                1,
                List.of(),
                "zh",
                false);
        CurrentViewer.as(new Viewer.Anonymous(), () -> intake.submit(submission));
        var resident = phone();
        resident.navigate("/my");
        resident.getByLabel("手机号").fill(phone);
        press(resident, "获取验证码");
        assertThat(resident.locator("main")).containsText(Masking.phone(phone));
        assertAccessible(resident);

        var administrator = as(city.staff().overAll("3708", Role.ADMINISTRATOR), phone());
        administrator.navigate("/workbench/outbox");
        assertAccessible(administrator);
        var message = administrator
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(Masking.phone(phone)))
                .first();
        assertThat(message).containsText("短信");
        assertThat(CODE.matcher(message.innerText()).find())
                .as("a code is nobody else's")
                .isFalse();

        resident.getByLabel("验证码").fill(code(phone));
        press(resident, "登录");
        assertThat(resident.locator("main")).containsText("用电话找回来的诉求");
        assertAccessible(resident);
        resident.locator(".row-title").first().click();
        assertThat(resident.locator("h1")).containsText("等待受理");
        assertAccessible(resident);
    }

    @Test
    @Rule("ACCESS-5")
    void anAuditorFiltersTheTrail() {
        var receipt = CurrentViewer.as(new Viewer.Anonymous(), () -> intake.submit(AppealCity.wages("留下记录的诉求")));
        var number = receipt.number().value();
        var auditor = as(city.staff().overAll("3708", Role.AUDITOR), desk());
        auditor.navigate("/workbench/audit");
        assertAccessible(auditor);
        auditor.fill("#subject", number);
        auditor.selectOption("#action", "appeal.received");
        press(auditor, "筛选");
        assertThat(auditor.locator("tbody tr")).hasCount(1);
        assertThat(auditor.locator("tbody tr")).containsText("登记诉求");
        assertThat(auditor.url()).contains("subject=" + number);
        assertThat(auditor.content()).doesNotContain("留下记录的诉求");
        assertAccessible(auditor);
        auditor.locator("tbody a.row-title").click();
        assertThat(auditor.locator("main")).containsText(number);
        assertAccessible(auditor);
        auditor.navigate("/workbench/audit?subject=SQ1999-000001");
        assertThat(auditor.locator(".empty-state")).isVisible();
        assertAccessible(auditor);
    }

    /** Who has the key of the look-ups can find a code by trying all; nobody else can. */
    private String code(String phone) {
        var kept = system.fetchSingle(
                        "select code_key from identity.phone_code where phone_key = ?", vault.lookup("phone", phone))
                .get(0, byte[].class);
        for (var i = 0; i < CODES; i++) {
            var code = Integer.toString(CODES + i).substring(1);
            if (Arrays.equals(vault.lookup("identity.phone-code", phone + "/" + code), kept)) {
                return code;
            }
        }
        throw new AssertionError("no code fits");
    }
}
