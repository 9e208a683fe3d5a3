package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.internal.resident.PhoneSignIn;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in of residents: phone, then the code sent to it. */
@Controller
@Open
@RequestMapping("/my/sign-in")
class ResidentSignInPages {
    private static final String HOME = "/my";

    private final Pages pages;
    private final PhoneSignIn signIn;
    private final SessionCookie cookie;
    private final Languages languages;

    ResidentSignInPages(Pages pages, PhoneSignIn signIn, SessionCookie cookie, Languages languages) {
        this.pages = pages;
        this.signIn = signIn;
        this.cookie = cookie;
        this.languages = languages;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "") String next) {
        return page(next, "", Form.empty());
    }

    @PostMapping("/code")
    Object sendCode(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request) {
        var form = Form.posted(request);
        try {
            var sentTo = signIn.sendCode(phone, request.getRemoteAddr(), languages.of(request));
            return page(next, sentTo, form);
        } catch (RuleViolation violation) {
            return pages.view(
                    violation,
                    "identity/resident-sign-in",
                    new ResidentSignInPage(next, "", PhoneSignIn.VALID.toMinutes(), form.refusedBy(violation)));
        }
    }

    @PostMapping
    Object signIn(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            cookie.write(request, response, signIn.signIn(phone, code, Sessions.Origin.of(request)), true);
            return "redirect:" + (next.isEmpty() ? HOME : SignInPages.safe(next, HOME));
        } catch (RuleViolation violation) {
            return pages.view(
                    violation,
                    "identity/resident-sign-in",
                    new ResidentSignInPage(
                            next,
                            Masking.phone(phone),
                            PhoneSignIn.VALID.toMinutes(),
                            Form.posted(request).refusedBy(violation)));
        }
    }

    private View page(String next, String sentTo, Form form) {
        return pages.view(
                "identity/resident-sign-in", new ResidentSignInPage(next, sentTo, PhoneSignIn.VALID.toMinutes(), form));
    }
}
