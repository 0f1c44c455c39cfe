package io.paychain.notifications.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.notifications.api.Mail;
import io.paychain.notifications.domain.MailFailure;
import io.paychain.notifications.domain.Mailer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Hands mails to a mail service: {@code POST} of {@code {id, from, to, subject, text, html}} as JSON with
 * {@code Authorization: Bearer <key>} and {@code Idempotency-Key: <id>}; any 2xx means taken. Services
 * with another shape sit behind an adapter of the operator's.
 */
final class HttpMailer implements Mailer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MailSettings settings;
    private final MailSettings.Http service;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    HttpMailer(MailSettings settings) {
        this.settings = settings;
        this.service = Objects.requireNonNull(settings.http(), "http");
    }

    @Override
    public void send(Mail mail) {
        try {
            int status = client.send(request(mail), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < OK || status >= REDIRECTS) {
                throw new MailFailure("the mail service answered " + status, null);
            }
        } catch (IOException e) {
            throw new MailFailure("the mail service did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailFailure("interrupted", e);
        }
    }

    private HttpRequest request(Mail mail) throws JsonProcessingException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", mail.id());
        body.put("from", settings.from());
        body.put("to", mail.to());
        body.put("subject", mail.subject());
        body.put("text", mail.text());
        body.put("html", mail.html());
        HttpRequest.Builder request = HttpRequest.newBuilder(service.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", mail.id())
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (service.key() != null) {
            request.header("Authorization", "Bearer " + service.key());
        }
        return request.build();
    }
}
