package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.ErrorPage;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Expected failures, as problem details under {@code /api/} and as pages elsewhere. */
@ControllerAdvice
class Failures {
    private static final String TYPES = "https://qiaoliang.org/problems/";

    private final Texts texts;
    private final Pages pages;

    Failures(Texts texts, Pages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    @ExceptionHandler
    Object absent(Absent absent, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, "absent", List.of());
    }

    @ExceptionHandler
    Object violation(RuleViolation violation, HttpServletRequest request) {
        var type = switch (violation.kind()) {
            case INVALID -> "invalid";
            case STALE -> "stale";
            case CONFLICT -> "conflict";
            case NOT_ALLOWED -> "not-allowed";
            case TOO_MANY -> "too-many";
        };
        return answer(request, HttpStatusCode.valueOf(violation.kind().status()), type, violation.complaints());
    }

    @ExceptionHandler
    Object notSignedIn(NotSignedIn nobody, HttpServletRequest request) {
        if (isApi(request)) {
            return answer(request, HttpStatus.UNAUTHORIZED, "sign-in-required", List.of());
        }
        var back = "GET".equals(request.getMethod())
                ? "?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)
                : "";
        return "redirect:" + (nobody.resident() ? "/my/sign-in" : "/sign-in") + back;
    }

    private Object answer(
            HttpServletRequest request, HttpStatusCode status, String type, List<RuleViolation.Complaint> complaints) {
        var locale = UiFactory.locale(request);
        var details = complaints.stream()
                .map(c -> Map.of(
                        "field", c.field(),
                        "code", c.key(),
                        "message", texts.text(locale, c.key(), c.parameters().toArray())))
                .toList();
        if (isApi(request)) {
            var problem = ProblemDetail.forStatus(status);
            problem.setType(URI.create(TYPES + type));
            problem.setTitle(texts.text(locale, "web.problem." + type));
            if (!details.isEmpty()) {
                problem.setDetail(details.getFirst().get("message"));
                problem.setProperty("errors", details);
            }
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var said = details.isEmpty() ? "" : String.valueOf(details.getFirst().get("message"));
        return pages.view(
                HttpStatus.valueOf(status.value()), "web/error", new ErrorPage(status.value(), type, said, ""));
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
