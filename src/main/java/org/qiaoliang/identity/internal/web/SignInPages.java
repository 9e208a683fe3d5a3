package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.SignIn;
import org.qiaoliang.identity.internal.signin.SignInRefused;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in and out for people of the staff. */
@Controller
class SignInPages {
    private static final String HOME = "/workbench";

    private final Pages pages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final DemoAccounts demo;

    SignInPages(Pages pages, SignIn signIn, Sessions sessions, SessionCookie cookie, DemoAccounts demo) {
        this.pages = pages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.demo = demo;
    }

    @Open
    @GetMapping("/sign-in")
    View show(@RequestParam(defaultValue = "") String next) {
        return pages.view("identity/sign-in", page("", next, null, false));
    }

    @Open
    @PostMapping("/sign-in")
    Object signIn(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String otp,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var code = otp == null || otp.isBlank() ? null : otp;
            cookie.write(request, response, signIn.withPassword(account, password, code, Origins.of(request)), false);
            return "redirect:" + safe(next);
        } catch (SignInRefused refused) {
            var askCode = refused.why() == SignInRefused.Why.OTP_REQUIRED || otp != null;
            return pages.view(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "identity/sign-in",
                    page(account, next, "identity.problem." + refused.why().type(), askCode));
        }
    }

    @Open
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        cookie.clear(request, response);
        return "redirect:/";
    }

    private SignInPage page(String login, String next, @Nullable String problem, boolean askCode) {
        var rows = demo.offered().stream()
                .map(a -> new SignInPage.DemoRow(
                        a.login(), a.password(), "access.role." + a.role().code(), a.organization()))
                .toList();
        return new SignInPage(login, next, problem, askCode, problem == null ? rows : List.of());
    }

    /** Only a path of our own: an address elsewhere would make the sign-in page send people away. */
    static String safe(String next) {
        var own = next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return own ? next : HOME;
    }
}
