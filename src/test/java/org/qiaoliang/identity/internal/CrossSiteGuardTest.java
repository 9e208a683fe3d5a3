package org.qiaoliang.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.Rule;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Rule("ACCESS-2")
class CrossSiteGuardTest {
    private final CrossSiteGuard guard = new CrossSiteGuard();

    @ParameterizedTest
    @CsvSource({"same-origin, 200", "none, 200", "cross-site, 403", "same-site, 403"})
    void believesTheBrowserAboutWhereAWriteComesFrom(String site, int status) throws Exception {
        var request = request("POST", "/sign-in");
        request.addHeader("Sec-Fetch-Site", site);
        assertThat(answer(request)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "https://qiao.example, 200",
        "http://qiao.example, 200",
        "https://evil.example, 403",
        "https://qiao.example.evil.example, 403",
        "null, 403"
    })
    void comparesTheOriginWhenTheBrowserIsOld(String origin, int status) throws Exception {
        var request = request("POST", "/sign-in");
        request.addHeader("Origin", origin);
        assertThat(answer(request)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json;charset=UTF-8, 200",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "multipart/form-data; boundary=x, 415",
        "nonsense, 415"
    })
    void takesNothingButJsonByTheApi(String type, int status) throws Exception {
        var request = request("POST", "/api/v1/session");
        request.setContentType(type);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer(request)).isEqualTo(status);
    }

    @Test
    void letsProgramsWithoutABodyPass() throws Exception {
        assertThat(answer(request("DELETE", "/api/v1/session"))).isEqualTo(200);
    }

    @Test
    void letsEverybodyRead() throws Exception {
        var request = request("GET", "/");
        request.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(answer(request)).isEqualTo(200);
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Host", "qiao.example");
        return request;
    }

    private int answer(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        guard.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
