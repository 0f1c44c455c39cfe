package io.paychain.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.paychain.shared.Scope;
import io.paychain.shared.error.Refusal;
import io.paychain.web.http.Json;
import io.paychain.web.http.WebProblem;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of an access token that the server has verified, with the checks it leaves to us:
 * {@code nbf}, the end by application time, {@code typ}, the algorithm, {@code token_use} and members that stand twice.
 *
 * @param userId the subject
 * @param sessionId the token family
 * @param token its id and end
 * @param scopes what it reaches; counts only where an application acts
 */
record AccessClaims(long userId, String sessionId, AccessToken token, Set<Scope> scopes) {

    private static final long MAX_SKEW_SECONDS = 60;

    /**
     * Reads them.
     *
     * @param now application time, which a test clock may have moved: the server compared the end with its own
     */
    static AccessClaims from(JsonWebToken token, Instant now) {
        try {
            JWSHeader header = header(token);
            JsonNode claims = unambiguous(token.getRawToken());
            // One that is bound to a key is worth nothing as a mere bearer token (RFC 9449, 7.2).
            boolean right = !claims.has("cnf")
                    && JWSAlgorithm.RS256.equals(header.getAlgorithm())
                    && header.getType() != null
                    && "JWT".equals(header.getType().getType())
                    && header.getKeyID() != null
                    && "access".equals(text(token, "token_use"))
                    && current(token, now);
            if (right) {
                AccessToken itself =
                        new AccessToken(token.getTokenID(), Instant.ofEpochSecond(token.getExpirationTime()));
                return new AccessClaims(
                        Long.parseLong(token.getSubject()),
                        text(token, "sid"),
                        itself,
                        Scope.parse(claims.path("scope").asText()));
            }
        } catch (ParseException | IOException | RuntimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static JWSHeader header(JsonWebToken token) throws ParseException {
        String raw = token.getRawToken();
        return JWSHeader.parse(new Base64URL(raw.substring(0, raw.indexOf('.'))));
    }

    /** A member that stands twice is read differently by different readers (RFC 8725, 2.4): the mapper refuses it. */
    private static JsonNode unambiguous(String raw) throws IOException {
        String[] parts = raw.split("\\.", -1);
        JsonNode header = Json.mapper().readTree(new Base64URL(parts[0]).decode());
        JsonNode claims = Json.mapper().readTree(new Base64URL(parts[1]).decode());
        if (!header.isObject() || !claims.isObject()) {
            throw refused();
        }
        return claims;
    }

    private static boolean current(JsonWebToken token, Instant now) {
        Object nbf = token.getClaim("nbf");
        boolean started = nbf == null || Long.parseLong(nbf.toString()) <= now.getEpochSecond() + MAX_SKEW_SECONDS;
        return started && token.getExpirationTime() + MAX_SKEW_SECONDS > now.getEpochSecond();
    }

    /** A text claim that must be there; servers hand it over as a string or as a JSON value. */
    private static String text(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        if (value instanceof jakarta.json.JsonString json) {
            return json.getString();
        }
        if (value == null) {
            throw refused();
        }
        return value.toString();
    }

    private static Refusal refused() {
        return new Refusal(WebProblem.INVALID_TOKEN, "The access token is malformed, forged or expired.");
    }
}
