package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.qiaoliang.access.Open;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and elder mode: a cookie each, for a year, without an account. */
@Controller
@Open
class Preferences {
    @PostMapping("/preferences/language")
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        keep(UiFactory.LANGUAGE_COOKIE, "en".equals(language) ? "en" : "zh", response);
        return "redirect:" + ours(back);
    }

    @PostMapping("/preferences/elder")
    String elder(
            @RequestParam String elder, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        keep(UiFactory.ELDER_COOKIE, "1".equals(elder) ? "1" : "0", response);
        return "redirect:" + ours(back);
    }

    private static void keep(String name, String value, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** An address of ours or the root: a redirect must not lead anywhere else. */
    static String ours(String back) {
        boolean path = back.startsWith("/") && !back.startsWith("//") && back.indexOf('\\') < 0;
        return path && back.chars().noneMatch(c -> c < ' ' || c == '{' || c == '}') ? back : "/";
    }
}
