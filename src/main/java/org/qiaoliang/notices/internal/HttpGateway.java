package org.qiaoliang.notices.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.qiaoliang.notices.DeliveryPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands messages to the city's own gateway by HTTP: {@code POST {"id","to","text","locale","link"}} with a bearer token. Any
 * answer of the 200s means that it was taken; its body, if short, is kept as the gateway's number of it.
 */
class HttpGateway implements DeliveryPort {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_NUMBER = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI uri;
    private final String token;

    HttpGateway(String url, String token) {
        this.uri = URI.create(url);
        this.token = token;
    }

    @Override
    public String deliver(Message message) throws Undelivered {
        var body = JSON.writeValueAsString(Map.of(
                "id", message.id(),
                "to", message.to(),
                "text", message.text(),
                "locale", message.locale().toLanguageTag(),
                "link", message.link()));
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", message.id())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Undelivered("HTTP " + answer.statusCode());
            }
            return answer.body().length() <= LONGEST_NUMBER ? answer.body().strip() : "";
        } catch (IOException e) {
            throw new Undelivered(e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undelivered("interrupted", e);
        }
    }
}
