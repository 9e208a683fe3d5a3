package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.ErrorPage;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.Uploads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says a failure: as problem details (RFC 9457) under {@code /api/}, as a page elsewhere. */
@Component
class Answers {
    private static final String TYPES = "https://qiaoliang.org/problems/";

    private final Texts texts;
    private final Pages pages;

    private final ObjectProvider<Uploads> uploads;

    Answers(Texts texts, Pages pages, ObjectProvider<Uploads> uploads) {
        this.texts = texts;
        this.pages = pages;
        this.uploads = uploads;
    }

    /**
     * @param type stable name of the problem; its words are {@code web.problem.<type>}
     * @param errorId to find the failure in the log, empty for expected ones
     */
    Object answer(
            HttpServletRequest request,
            HttpStatus status,
            String type,
            List<RuleViolation.Complaint> complaints,
            String errorId) {
        var said = status == HttpStatus.CONTENT_TOO_LARGE && isUpload(request) ? bounds() : complaints;
        return isApi(request)
                ? problem(request, status, type, said, errorId)
                : page(request, status, type, said, errorId);
    }

    /** Refused by the server itself, mostly before any handler, so that nobody else could say how much is allowed. */
    private List<RuleViolation.Complaint> bounds() {
        var most = uploads.getObject();
        return List.of(new RuleViolation.Complaint(
                "file", "web.file.bounds", List.of(most.megabytes(), most.megabytesTogether())));
    }

    private static boolean isUpload(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith("multipart/");
    }

    private Object page(
            HttpServletRequest request,
            HttpStatus status,
            String type,
            List<RuleViolation.Complaint> complaints,
            String errorId) {
        var locale = UiFactory.locale(request);
        var said = complaints.isEmpty()
                ? ""
                : texts.text(
                        locale,
                        complaints.getFirst().key(),
                        complaints.getFirst().parameters().toArray());
        return pages.view(status, "web/error", new ErrorPage(status.value(), type, said, errorId));
    }

    private Object problem(
            HttpServletRequest request,
            HttpStatus status,
            String type,
            List<RuleViolation.Complaint> complaints,
            String errorId) {
        var locale = UiFactory.locale(request);
        var details = complaints.stream()
                .map(c -> Map.of(
                        "field", c.field(),
                        "code", c.key(),
                        "message", texts.text(locale, c.key(), c.parameters().toArray())))
                .toList();
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPES + type));
        // A program asked for no page.
        problem.setTitle(texts.text(locale, "web.problem." + ("absent".equals(type) ? "absent.record" : type)));
        problem.setInstance(URI.create(request.getRequestURI()));
        if (!details.isEmpty()) {
            problem.setDetail(details.getFirst().get("message"));
            problem.setProperty("errors", details);
        }
        if (!errorId.isEmpty()) {
            problem.setProperty("errorId", errorId);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, "en".equals(locale.getLanguage()) ? "en" : "zh-CN")
                .body(problem);
    }

    /** After how many seconds to try again, at least one. */
    static Optional<String> retryAfter(RuleViolation refused) {
        return refused.again()
                .map(wait -> Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** The name of a problem that the protocol itself has. */
    static String type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "sign-in-required";
            case FORBIDDEN -> "refused";
            case NOT_FOUND -> "absent";
            case METHOD_NOT_ALLOWED -> "method";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "media-type";
            case TOO_MANY_REQUESTS -> "too-many";
            default -> status.is5xxServerError() ? "internal" : "bad-request";
        };
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
