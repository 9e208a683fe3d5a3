package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.SignIn;
import org.qiaoliang.identity.internal.signin.SignInRefused;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out for programs. */
@RestController
@RequestMapping("/api/v1/session")
class SessionResource {
    private static final String TYPES = "https://qiaoliang.org/problems/";

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Texts texts;
    private final Languages languages;

    SessionResource(SignIn signIn, Sessions sessions, SessionCookie cookie, Texts texts, Languages languages) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.texts = texts;
        this.languages = languages;
    }

    /**
     * What is sent to sign in.
     *
     * @param otp code of the second factor, or a recovery code
     */
    record Credentials(
            @Nullable String account,
            @Nullable String password,
            @Nullable String otp) {}

    @Open
    @PostMapping
    ResponseEntity<Void> signIn(
            @RequestBody Credentials given, HttpServletRequest request, HttpServletResponse response) {
        var token = signIn.withPassword(
                Objects.requireNonNullElse(given.account, ""),
                Objects.requireNonNullElse(given.password, ""),
                given.otp,
                Sessions.Origin.of(request));
        cookie.write(request, response, token, false);
        return ResponseEntity.noContent().build();
    }

    @Open
    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        cookie.clear(request, response);
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SignInRefused refused, HttpServletRequest request) {
        var problem = ProblemDetail.forStatus(HttpStatus.UNAUTHORIZED);
        problem.setType(URI.create(TYPES + refused.why().type()));
        problem.setTitle(texts.text(
                languages.of(request), "identity.problem." + refused.why().type()));
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
