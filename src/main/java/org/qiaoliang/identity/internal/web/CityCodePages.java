package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.internal.oidc.CityPending;
import org.qiaoliang.identity.internal.oidc.CityRefusal;
import org.qiaoliang.identity.internal.oidc.CitySignIn;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.SignInRefused;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody whom the city vouched for enters the code of their second factor (ACCESS-6). */
@Controller
@Open
@RequestMapping(CityPending.PATH)
class CityCodePages {
    private final Pages pages;
    private final CityPending pending;
    private final CitySignIn citySignIn;
    private final SessionCookie cookie;

    CityCodePages(Pages pages, CityPending pending, CitySignIn citySignIn, SessionCookie cookie) {
        this.pages = pages;
        this.pending = pending;
        this.citySignIn = citySignIn;
        this.cookie = cookie;
    }

    @GetMapping
    Object ask(HttpServletRequest request) {
        return pending.read(request).isEmpty() ? tooLate() : pages.view("identity/city-code", Form.empty());
    }

    @PostMapping
    Object answer(
            @RequestParam(defaultValue = "") String otp, HttpServletRequest request, HttpServletResponse response) {
        var identity = pending.read(request);
        if (identity.isEmpty()) {
            return tooLate();
        }
        try {
            cookie.write(
                    request, response, citySignIn.withCode(identity.get(), otp, Sessions.Origin.of(request)), false);
            pending.forget(request, response);
            return "redirect:" + SignInPages.HOME;
        } catch (SignInRefused refused) {
            var missing = refused.why() == SignInRefused.Why.OTP_REQUIRED;
            return again(new RuleViolation("otp", missing ? "identity.problem.otp-required" : "identity.otp.wrong"));
        } catch (RuleViolation tooMany) {
            return again(tooMany);
        }
    }

    private ModelAndView again(RuleViolation violation) {
        return pages.view(violation, "identity/city-code", Form.empty().refusedBy(violation));
    }

    private static String tooLate() {
        return "redirect:" + CityRefusal.LATE.path();
    }
}
