package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Failures of handlers: the expected ones said plainly, any other one an error id to the reader and a log line. */
@ControllerAdvice
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Answers answers;

    Failures(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    Object absent(Absent absent, HttpServletRequest request) {
        return answers.answer(request, HttpStatus.NOT_FOUND, "absent", List.of(), "");
    }

    @ExceptionHandler
    Object violation(RuleViolation violation, HttpServletRequest request, HttpServletResponse response) {
        Answers.retryAfter(violation).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        var type = switch (violation.kind()) {
            case INVALID -> "invalid";
            case STALE -> "stale";
            case CONFLICT -> "conflict";
            case NOT_ALLOWED -> "not-allowed";
            case TOO_MANY -> "too-many";
        };
        var status = HttpStatus.valueOf(violation.kind().status());
        return answers.answer(request, status, type, violation.complaints(), "");
    }

    @ExceptionHandler
    Object notSignedIn(NotSignedIn nobody, HttpServletRequest request) {
        if (Answers.isApi(request)) {
            return answers.answer(request, HttpStatus.UNAUTHORIZED, "sign-in-required", List.of(), "");
        }
        var back = "GET".equals(request.getMethod())
                ? "?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)
                : "";
        return "redirect:" + (nobody.resident() ? "/my/sign-in" : "/sign-in") + back;
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, TypeMismatchException.class})
    Object malformed(Exception malformed, HttpServletRequest request) {
        return answers.answer(request, HttpStatus.BAD_REQUEST, "bad-request", List.of(), "");
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return answers.answer(request, HttpStatus.CONTENT_TOO_LARGE, "too-large", List.of(), "");
    }

    @ExceptionHandler
    Object brokenUpload(MultipartException broken, HttpServletRequest request) {
        return answers.answer(request, HttpStatus.BAD_REQUEST, "bad-request", List.of(), "");
    }

    /** The reader has gone; there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone(IOException gone) {}

    @ExceptionHandler
    Object other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answers.answer(request, status, Answers.type(status), List.of(), "");
        }
        var id = ErrorIds.next();
        // The path without its query: that may hold what somebody searched for.
        LOG.error("{} at {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return answers.answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "internal", List.of(), id);
    }
}
