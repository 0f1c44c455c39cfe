package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** The mailbox of the embedded default. */
final class DevMails {

    private DevMails() {}

    /** The token of the newest mail to an address with these words in its subject; waits for it. */
    static String token(ApiClient api, String email, String words) {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (Instant.now().isBefore(end)) {
            for (JsonNode mail : api.get("/api/v1/dev/mail").expect(200).data().path("items")) {
                if (mail.path("to").asText().equals(email)
                        && mail.path("subject").asText().contains(words)) {
                    return mail.path("text").asText().replaceFirst("(?s).*#token=(\\S+).*", "$1");
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no mail to " + email);
    }
}
