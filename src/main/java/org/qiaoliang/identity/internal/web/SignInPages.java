package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.identity.internal.oidc.CityRefusal;
import org.qiaoliang.identity.internal.oidc.Providers;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.EnrolmentRequired;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.identity.internal.signin.SignIn;
import org.qiaoliang.identity.internal.signin.SignInRefused;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in and out for people of the staff. */
@Controller
@Open
class SignInPages {
    static final String HOME = "/workbench";

    private final Pages pages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final DemoAccounts demo;
    private final Providers providers;

    SignInPages(
            Pages pages,
            SignIn signIn,
            Sessions sessions,
            SessionCookie cookie,
            DemoAccounts demo,
            Providers providers) {
        this.pages = pages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.demo = demo;
        this.providers = providers;
    }

    /** @param refused why signing in elsewhere did not let anybody in here */
    @GetMapping("/sign-in")
    View show(@RequestParam(defaultValue = "") String next, @RequestParam(required = false) @Nullable String refused) {
        var form = refused == null
                ? Form.empty()
                : Form.empty()
                        .refusedBy(new RuleViolation("", CityRefusal.of(refused).message()));
        return pages.view("identity/sign-in", page(next, form, false));
    }

    @PostMapping("/sign-in")
    Object signIn(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String otp,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            cookie.write(
                    request, response, signIn.withPassword(account, password, otp, Sessions.Origin.of(request)), false);
            return "redirect:" + safe(next);
        } catch (EnrolmentRequired required) {
            return "redirect:" + Links.path(required.link());
        } catch (SignInRefused refused) {
            var askCode = refused.why() == SignInRefused.Why.OTP_REQUIRED || otp != null;
            var violation = new RuleViolation(
                    askCode ? "otp" : "", "identity.problem." + refused.why().type());
            return again(HttpStatus.UNPROCESSABLE_CONTENT, account, next, violation, askCode);
        } catch (RuleViolation tooMany) {
            var form = Form.of(Map.of("account", account)).refusedBy(tooMany);
            return pages.view(tooMany, "identity/sign-in", page(next, form, otp != null));
        }
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        cookie.clear(request, response);
        return "redirect:/";
    }

    private Object again(HttpStatus status, String account, String next, RuleViolation violation, boolean askCode) {
        var form = Form.of(Map.of("account", account)).refusedBy(violation);
        return pages.view(status, "identity/sign-in", page(next, form, askCode));
    }

    private SignInPage page(String next, Form form, boolean askCode) {
        var rows = form.values().isEmpty()
                ? demo.offered().stream()
                        .map(a -> new SignInPage.DemoRow(
                                a.login(),
                                a.password(),
                                "access.role." + a.role().code(),
                                a.organization()))
                        .toList()
                : List.<SignInPage.DemoRow>of();
        return new SignInPage(next, form, askCode, providers.offered(), rows);
    }

    static String safe(String next) {
        return safe(next, HOME);
    }

    /** Only a path of our own: an address elsewhere would make the sign-in page send people away. */
    static String safe(String next, String otherwise) {
        var own = next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '{' && c != '}');
        return own ? next : otherwise;
    }
}
