package io.paychain.oauth.adapter;

import io.paychain.identity.TokenService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries a client's request over the consent page and back: with the time it came and a keyed hash, so that strangers
 * leave no rows behind and nobody can say that it was asked earlier or later.
 */
@ApplicationScoped
public class RequestSeal {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PURPOSE = "oauth-request";
    private static final int MAX = 8_000;
    private static final Pattern SEALED = Pattern.compile("(([0-9]{1,12})\\.([A-Za-z0-9_-]+))\\.([0-9a-f]{64})");

    @Inject
    TokenService tokens;

    /** What was asked, and when. */
    public record Opened(String query, Instant at) {}

    /** Seals a query. */
    public String seal(String query, Instant now) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        String text = now.getEpochSecond() + "." + encoded;
        return text + "." + tokens.keyed(PURPOSE, text);
    }

    /** The query of a seal; empty unless it is ours and at most ten minutes old. */
    public Optional<Opened> open(String sealed, Instant now) {
        Matcher parts = SEALED.matcher(sealed.length() > MAX ? "" : sealed);
        if (!parts.matches() || !same(parts.group(4), tokens.keyed(PURPOSE, parts.group(1)))) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        String query = new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8);
        return now.isBefore(at.plus(LIFE)) ? Optional.of(new Opened(query, at)) : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
