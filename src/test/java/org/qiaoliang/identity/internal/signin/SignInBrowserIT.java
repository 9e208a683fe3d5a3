package org.qiaoliang.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A clerk signs in for the first time; administrators open an account and grant it something. */
@Rule("ACCESS-6")
class SignInBrowserIT extends BrowserTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    private Clock clock;

    @Test
    void setsUpTheSecondFactorAtTheFirstSignIn() {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        var page = phone();
        page.navigate("/sign-in");
        assertAccessible(page);
        signIn(page, member.login(), "not the password");
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("不对");
        assertThat(page.getByLabel("账号").inputValue()).isEqualTo(member.login());
        assertAccessible(page);
        signIn(page, member.login(), TestStaff.PASSWORD);
        assertThat(page.url()).contains("/welcome/");
        assertAccessible(page);
        picture(page, "second-factor");
        var secret = decode(page.locator("code").innerText());
        page.locator("#code").fill(Totp.code(secret, clock.instant()));
        button(page, "完成").click();
        assertThat(page.locator(".codes li").count()).isEqualTo(10);
        assertAccessible(page);
        page.navigate("/account");
        assertAccessible(page);
        picture(page, "account");
        button(page, "退出所有地方的登录").click();
        page.navigate("/account");
        assertThat(page.url()).contains("/sign-in");
    }

    @Test
    void signsInByARecoveryCodeWhenThePhoneIsLost() {
        var member = new TestStaff(context).real("3708", Role.LEADER);
        var codes = new TestFactor(context).enrol(member);
        var page = phone();
        page.navigate("/sign-in");
        signIn(page, member.login(), TestStaff.PASSWORD);
        var code = page.locator("#otp");
        assertThat(code.isVisible()).isTrue();
        assertAccessible(page);
        code.fill("aaaa-bbbb");
        signIn(page, member.login(), TestStaff.PASSWORD);
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("不对");
        assertAccessible(page);
        code.fill(codes.getFirst());
        signIn(page, member.login(), TestStaff.PASSWORD);
        assertThat(page.url()).endsWith("/workbench");
        page.navigate("/account");
        assertThat(page.locator("main").innerText()).contains("9");
        var again = desk();
        again.navigate("/sign-in");
        signIn(again, member.login(), TestStaff.PASSWORD);
        again.locator("#otp").fill(codes.getFirst());
        signIn(again, member.login(), TestStaff.PASSWORD);
        assertThat(again.url()).as("a code is good once").contains("/sign-in");
    }

    @Test
    @Rule("ACCESS-1")
    void twoAdministratorsGiveAnAccountARole() {
        CurrentViewer.as(new Viewer.Program("test"), () -> divisions.load(new DivisionCode("3708")));
        var staff = new TestStaff(context);
        var first = as(staff.overAll("370811", Role.ADMINISTRATOR), desk());
        var secondMember = staff.overAll("370811", Role.ADMINISTRATOR);
        var second = as(secondMember, phone());
        var login = "b" + System.nanoTime();
        first.navigate("/workbench/accounts/new");
        assertAccessible(first);
        first.getByLabel("姓名").fill("赵桂兰");
        first.getByLabel("账号", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill(login);
        first.locator("#division-words").fill("370811");
        button(first, "建立账号").click();
        assertThat(first.locator("code").innerText()).contains("/welcome/");
        assertAccessible(first);
        first.getByText("完成").click();
        first.getByLabel("角色").selectOption("leader");
        first.locator("#division-words").fill("370811");
        first.getByLabel("理由").fill("新任分管领导");
        button(first, "申请授权").click();
        assertThat(first.getByText("待批准").count()).isPositive();
        assertAccessible(first);
        picture(first, "account-admin");
        second.navigate("/workbench/approvals");
        assertAccessible(second);
        var row = second.getByRole(AriaRole.ROW)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(login));
        row.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("批准"))
                .click();
        assertThat(second.getByText("有效").count()).isPositive();
        assertAccessible(second);
        second.navigate("/workbench/accounts?q=" + login);
        assertThat(second.getByText("赵桂兰").count()).isPositive();
        assertAccessible(second);
    }

    @Test
    void aResidentIsAskedForAPhoneAndNothingMore() {
        for (var page : List.of(phone(), phoneWithoutScripts())) {
            page.navigate("/my/sign-in");
            page.getByLabel("手机号").fill("12");
            button(page, "获取验证码").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("11 位");
            assertThat(page.getByLabel("手机号").inputValue()).isEqualTo("12");
        }
        var page = phone();
        page.navigate("/my/sign-in");
        assertAccessible(page);
        page.navigate("/sign-in/lost");
        assertAccessible(page);
    }

    private static void signIn(Page page, String login, String password) {
        page.getByLabel("账号").fill(login);
        page.getByLabel("密码").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static byte[] decode(String base32) {
        var bits = new StringBuilder();
        base32.replaceAll("\\s", "").chars().forEach(c -> {
            var five = Integer.toBinaryString(ALPHABET.indexOf(c) + 32);
            bits.append(five.substring(1));
        });
        var bytes = new byte[bits.length() / 8];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }
}
