package org.qiaoliang.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import org.qiaoliang.access.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Failures before or after any handler: a refused token, a request the server could not read, a broken filter. */
@Controller
@Open
class ErrorDispatch implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorDispatch.class);

    private final Answers answers;

    ErrorDispatch(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object error(HttpServletRequest request) {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        var original = new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return path;
            }
        };
        var id = "";
        if (status.is5xxServerError()) {
            id = ErrorIds.next();
            LOG.error("{} at {}: {}", id, path, status, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        return answers.answer(original, status, Answers.type(status), List.of(), id);
    }
}
