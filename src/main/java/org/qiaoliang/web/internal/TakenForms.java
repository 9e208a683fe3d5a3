package org.qiaoliang.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells the browser which form was taken, by the key it brought, so that its draft goes only when the server has what was
 * written. The key is random and says nothing else.
 */
final class TakenForms implements HandlerInterceptor {
    static final String COOKIE = "taken";
    private static final String KEY = "[0-9A-Za-z-]{1,100}";
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        // Of a request that failed not even the parameters can always be read.
        if (!"POST".equals(request.getMethod())
                || request.getDispatcherType() != DispatcherType.REQUEST
                || isRefusal(response, answer)) {
            return;
        }
        var key = request.getParameter("_key");
        if (key == null || !key.matches(KEY)) {
            return;
        }
        var cookie = ResponseCookie.from(COOKIE, key)
                .path("/")
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(A_WHILE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static boolean isRefusal(HttpServletResponse response, @Nullable ModelAndView answer) {
        var status = answer == null ? null : answer.getStatus();
        return status != null && status.isError() || response.getStatus() >= 400;
    }
}
