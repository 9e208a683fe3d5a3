package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.qiaoliang.access.Open;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.Welcome;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one finds behind a one-time link: choosing a password, setting up the second factor. */
@Controller
@Open
@RequestMapping("/welcome/{token}")
class WelcomePages {
    private static final int MOST_WORDS = 80;

    private final Pages pages;
    private final Welcome welcome;
    private final SessionCookie cookie;
    private final IdentitySettings settings;

    WelcomePages(Pages pages, Welcome welcome, SessionCookie cookie, IdentitySettings settings) {
        this.pages = pages;
        this.welcome = welcome;
        this.cookie = cookie;
        this.settings = settings;
    }

    @GetMapping
    Object show(@PathVariable String token, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return pages.view("identity/welcome", page(token, Form.empty()));
    }

    @PostMapping
    Object answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String root,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        var answer = new Welcome.Answer(login, name, root, password, repeated, code);
        try {
            var admitted = welcome.answer(new Token(token), answer, Sessions.Origin.of(request));
            admitted.session().ifPresent(session -> cookie.write(request, response, session, false));
            var next = admitted.session().isPresent() ? SignInPages.HOME : "/sign-in";
            return admitted.recoveryCodes().isEmpty()
                    ? "redirect:" + next
                    : pages.view("identity/recovery-codes", new RecoveryCodesPage(admitted.recoveryCodes(), next));
        } catch (RuleViolation violation) {
            if (violation.kind() != RuleViolation.Kind.INVALID) {
                throw violation;
            }
            var form = Form.posted(request).refusedBy(violation);
            return pages.view(HttpStatus.UNPROCESSABLE_CONTENT, "identity/welcome", page(token, form));
        }
    }

    /** The list of places to choose from, as it follows what is typed. */
    @GetMapping("/places")
    Object places(
            @PathVariable String token, @RequestParam(defaultValue = "") String root, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return pages.view("identity/places", places(token, List.of(root)));
    }

    private WelcomePage page(String token, Form form) {
        return new WelcomePage(
                "/welcome/" + token,
                welcome.ask(new Token(token)),
                settings.secondFactor(),
                form,
                places(token, form.values().getOrDefault("root", List.of())));
    }

    private WelcomePage.Places places(String token, List<String> said) {
        var all = String.join(",", said);
        var found = all.isBlank() || all.length() > MOST_WORDS
                ? List.<DivisionSetup.Candidate>of()
                : welcome.places(new Token(token), all);
        var chosen =
                said.size() > 1 && found.size() == 1 ? found.getFirst().code().digits() : "";
        return new WelcomePage.Places(
                "/welcome/" + token + "/places", said.isEmpty() ? "" : said.getFirst(), chosen, found);
    }
}
