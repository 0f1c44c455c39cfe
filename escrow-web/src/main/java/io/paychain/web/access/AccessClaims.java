package io.paychain.web.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.paychain.shared.error.Refusal;
import io.paychain.web.http.WebProblem;
import java.text.ParseException;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of an access token that the server has verified, with the checks it leaves to us:
 * {@code nbf}, {@code typ}, the algorithm and {@code token_use}.
 *
 * @param userId the subject
 * @param sessionId the token family
 */
record AccessClaims(long userId, String sessionId) {

    private static final long MAX_SKEW_SECONDS = 60;

    static AccessClaims from(JsonWebToken token) {
        try {
            JWSHeader header = header(token);
            boolean right = JWSAlgorithm.RS256.equals(header.getAlgorithm())
                    && header.getType() != null
                    && "JWT".equals(header.getType().getType())
                    && header.getKeyID() != null
                    && "access".equals(text(token, "token_use"))
                    && started(token);
            if (right) {
                return new AccessClaims(Long.parseLong(token.getSubject()), text(token, "sid"));
            }
        } catch (ParseException | RuntimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static JWSHeader header(JsonWebToken token) throws ParseException {
        String raw = token.getRawToken();
        return JWSHeader.parse(new Base64URL(raw.substring(0, raw.indexOf('.'))));
    }

    private static boolean started(JsonWebToken token) {
        Object nbf = token.getClaim("nbf");
        return nbf == null || Long.parseLong(nbf.toString()) <= Instant.now().getEpochSecond() + MAX_SKEW_SECONDS;
    }

    /** A text claim; servers hand it over as a string or as a JSON value. */
    private static String text(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        if (value instanceof jakarta.json.JsonString json) {
            return json.getString();
        }
        return String.valueOf(value);
    }

    private static Refusal refused() {
        return new Refusal(WebProblem.INVALID_TOKEN, "The access token is malformed, forged or expired.");
    }
}
