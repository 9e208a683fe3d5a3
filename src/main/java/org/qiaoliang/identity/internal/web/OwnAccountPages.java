package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.identity.internal.oidc.CityLinks;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.identity.internal.signin.OwnAccount;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own account. */
@Controller
@SignedIn
@RequestMapping("/account")
class OwnAccountPages {
    private final Pages pages;
    private final OwnAccount own;
    private final SessionCookie cookie;
    private final CityLinks links;

    OwnAccountPages(Pages pages, OwnAccount own, SessionCookie cookie, CityLinks links) {
        this.pages = pages;
        this.own = own;
        this.cookie = cookie;
        this.links = links;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "") String city, HttpServletRequest request) {
        var form = city.equals("taken")
                ? Form.empty().refusedBy(new RuleViolation(RuleViolation.Kind.CONFLICT, "", "identity.city.taken"))
                : Form.empty();
        return pages.view("identity/account", page(request, form));
    }

    @PostMapping("/password")
    Object changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response) {
        return orAgain(request, () -> {
            cookie.write(
                    request,
                    response,
                    own.changePassword(current, password, repeated, Sessions.Origin.of(request)),
                    false);
            return "redirect:/account";
        });
    }

    @PostMapping("/second-factor")
    Object renewFactor(@RequestParam(defaultValue = "") String current, HttpServletRequest request) {
        return orAgain(request, () -> "redirect:" + Links.path(own.renewFactor(current, Sessions.Origin.of(request))));
    }

    @PostMapping("/recovery-codes")
    Object newRecoveryCodes(
            @RequestParam(defaultValue = "") String current, HttpServletRequest request, HttpServletResponse response) {
        return orAgain(request, () -> {
            response.setHeader("Cache-Control", "no-store");
            var codes = own.newRecoveryCodes(current, Sessions.Origin.of(request));
            return pages.view("identity/recovery-codes", new RecoveryCodesPage(codes, "/account"));
        });
    }

    @PostMapping("/sessions/{id}/end")
    String endSession(@PathVariable long id) {
        own.closeSession(id);
        return "redirect:/account";
    }

    @PostMapping("/sign-out-everywhere")
    String signOutEverywhere(HttpServletRequest request, HttpServletResponse response) {
        own.closeAllSessions();
        cookie.clear(request, response);
        return "redirect:/";
    }

    @PostMapping("/city/{provider}/end")
    Object unlink(@PathVariable String provider, HttpServletRequest request) {
        return orAgain(request, () -> {
            links.unlink(provider);
            return "redirect:/account";
        });
    }

    private Object orAgain(HttpServletRequest request, Supplier<Object> work) {
        try {
            return work.get();
        } catch (RuleViolation violation) {
            return pages.view(
                    violation, "identity/account", page(request, Form.empty().refusedBy(violation)));
        }
    }

    private OwnAccountPage page(HttpServletRequest request, Form form) {
        var staff = CurrentViewer.staff();
        var token = SessionCookie.read(request);
        var rows = own.sessions().stream()
                .map(s -> new OwnAccountPage.Row(
                        s.id(),
                        "identity.method." + s.method(),
                        s.address(),
                        Browser.name(s.agent()),
                        s.since(),
                        s.lastSeen(),
                        token.map(s::isOf).orElse(false)))
                .toList();
        var roles = staff.roles().stream()
                .sorted()
                .map(r -> "access.role." + r.code())
                .toList();
        return new OwnAccountPage(
                staff.name(), staff.login(), roles, own.security(), rows, links.mine(), links.linkable(), form);
    }
}
