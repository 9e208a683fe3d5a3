package org.qiaoliang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the outside sees of errors, headers and static files, over a real connection. */
class AnswersIT extends IntegrationTest {
    @Autowired
    private Assets assets;

    @LocalServerPort
    private int port;

    @Test
    void saysAnAbsentPageInTheReadersLanguage() throws Exception {
        assertThat(get("/nowhere", "Accept-Language", "en").body()).contains("There is no such page");
        var chinese = get("/nowhere", "Accept-Language", "zh-CN");
        assertThat(chinese.statusCode()).isEqualTo(404);
        assertThat(chinese.body()).contains("lang=\"zh-CN\"").doesNotContain("Nothing is found here");
    }

    @Test
    void answersProgramsWithProblemDetails() throws Exception {
        var answer = get("/api/v1/nowhere", "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"https://qiaoliang.org/problems/absent\"",
                        "\"status\":404",
                        "Nothing is found here");
    }

    @Test
    void refusesABodyThatIsTooLongWhetherItSaysSoOrNot() throws Exception {
        var body = ("{\"title\":\"" + "长".repeat(700_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (var publisher : List.of(
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/appeals"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "too-long")
                    .POST(publisher)
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("https://qiaoliang.org/problems/too-large");
        }
    }

    @Test
    void forbidsInlineScriptsAndFramesEverywhere() throws Exception {
        for (var path : new String[] {"/", "/nowhere", "/api/v1/nowhere", assets.href("app.js")}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        }
    }

    @Test
    void servesAssetsCompressedAndForEver() throws Exception {
        var answer = get(assets.href("portal.css"), "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(get("/assets/assets.properties/../../application.yaml").statusCode())
                .isIn(400, 404);
    }

    @Test
    void compressesPages() throws Exception {
        var answer = get("/", "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        var answer = post("/preferences/language", "application/x-www-form-urlencoded", "language=en&back=/");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("class=\"error-page\"");
    }

    @Test
    void saysThatAnUploadIsTooLarge() throws Exception {
        var head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n";
        var answer = post(
                "/preferences/language", "multipart/form-data; boundary=b", head + "x".repeat(61 << 20) + "\r\n--b--");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("20 MB").contains("href=\"/near\"");
    }

    @Test
    void leadsBackToNoPageButTheOneWhoseFormWasSent() throws Exception {
        assertThat(get("/nowhere?x=1", "Referer", "http://localhost:" + port + "/near")
                        .body())
                .contains("class=\"error-page\"")
                .doesNotContain("arrow-left");
        assertThat(get("/nowhere?x=1").body()).doesNotContain("arrow-left");
    }

    @Test
    void leadsNowhereElseAfterASwitch() {
        assertThat(
                        web.post()
                                .uri("/preferences/language?language=en&back=//evil.example/")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()))
                .hasRedirectedUrl("/");
        assertThat(
                        web.post()
                                .uri("/preferences/elder?elder=1&back=/near?division=370811")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()))
                .hasRedirectedUrl("/near?division=370811");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header("Accept-Language", "en")
                .header("Referer", "http://localhost:" + port + "/near")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
