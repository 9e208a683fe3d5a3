package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.identity.internal.administration.AccountAdministration;
import org.qiaoliang.identity.internal.administration.AccountRecovery;
import org.qiaoliang.identity.internal.administration.Grants;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.kernel.AccountId;
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

/** Accounts of the staff, for administrators. */
@Controller
@Needs(Permission.ACCOUNTS_MANAGE)
@RequestMapping("/workbench/accounts")
class AccountAdminPages {
    private final Pages pages;
    private final AccountPageFactory factory;
    private final AccountAdministration administration;
    private final AccountRecovery recovery;
    private final Grants grants;

    AccountAdminPages(
            Pages pages,
            AccountPageFactory factory,
            AccountAdministration administration,
            AccountRecovery recovery,
            Grants grants) {
        this.pages = pages;
        this.factory = factory;
        this.administration = administration;
        this.recovery = recovery;
        this.grants = grants;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.view("identity/accounts", factory.list(q, state, after, request));
    }

    @GetMapping("/new")
    View form(HttpServletRequest request) {
        return pages.view("identity/new-account", factory.form(Form.empty(), request));
    }

    @PostMapping
    Object open(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var opened = administration.open(
                    new AccountAdministration.Draft(login, name, kind, factory.place(division), phone));
            return link(
                    Links.Purpose.INVITATION,
                    name,
                    opened.link(),
                    AccountPageFactory.href(opened.account()),
                    response,
                    request);
        } catch (RuleViolation violation) {
            return pages.view(
                    violation,
                    "identity/new-account",
                    factory.form(Form.posted(request).refusedBy(violation), request));
        }
    }

    @GetMapping("/{id}")
    View show(@PathVariable long id, HttpServletRequest request) {
        return pages.view("identity/account-admin", factory.one(new AccountId(id), Form.empty(), request));
    }

    @PostMapping("/{id}/grants")
    Object request(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        return orAgain(id, request, () -> {
            grants.request(new AccountId(id), new Grants.Wish(role, kind, factory.place(division), until, reason));
            return back(id);
        });
    }

    @PostMapping("/{id}/invitation")
    Object inviteAgain(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return orAgain(
                id,
                request,
                () -> link(
                        Links.Purpose.INVITATION,
                        "",
                        administration.inviteAgain(new AccountId(id)),
                        AccountPageFactory.href(new AccountId(id)),
                        response,
                        request));
    }

    @PostMapping("/{id}/recovery")
    Object requestRecovery(
            @PathVariable long id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        return orAgain(id, request, () -> {
            recovery.request(new AccountId(id), reason);
            return back(id);
        });
    }

    @PostMapping("/{id}/sign-out")
    Object signOut(@PathVariable long id) {
        administration.signOut(new AccountId(id));
        return back(id);
    }

    @PostMapping("/{id}/deactivation")
    Object deactivate(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long successor,
            HttpServletRequest request) {
        return orAgain(id, request, () -> {
            administration.deactivate(new AccountId(id), successor == null ? null : new AccountId(successor));
            return back(id);
        });
    }

    @PostMapping("/{id}/activation")
    Object activate(@PathVariable long id, HttpServletRequest request) {
        return orAgain(id, request, () -> {
            administration.activate(new AccountId(id));
            return back(id);
        });
    }

    private Object orAgain(long id, HttpServletRequest request, Supplier<Object> work) {
        try {
            return work.get();
        } catch (RuleViolation violation) {
            return pages.view(
                    violation,
                    "identity/account-admin",
                    factory.one(new AccountId(id), Form.posted(request).refusedBy(violation), request));
        }
    }

    private Object link(
            Links.Purpose purpose,
            String name,
            Token token,
            String back,
            HttpServletResponse response,
            HttpServletRequest request) {
        return link(pages, purpose, name, token, back, response, request);
    }

    /** Shows a one-time link, which no cache may keep. */
    static Object link(
            Pages pages,
            Links.Purpose purpose,
            String name,
            Token token,
            String back,
            HttpServletResponse response,
            HttpServletRequest request) {
        response.setHeader("Cache-Control", "no-store");
        var address = request.getRequestURL().toString().replaceFirst("(?<=[^/:])/(?!/).*$", "") + Links.path(token);
        return pages.view(
                "identity/link",
                new LinkPage("identity.welcome." + purpose.code(), name, address, purpose.valid(), back));
    }

    private static String back(long id) {
        return "redirect:" + AccountPageFactory.href(new AccountId(id));
    }
}
