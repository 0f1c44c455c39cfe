package io.paychain.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.IdentitySettings;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.api.AccessTokenView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** Signs tokens, and reads our own, for features that know what shall stand in them. */
@ApplicationScoped
public class TokenService {

    /** The audience of whatever reaches our interface. */
    public static final String AUDIENCE = AccessTokens.AUDIENCE;

    private static final long SKEW_SECONDS = 60;

    @Inject
    AccessTokens tokens;

    @Inject
    IdentitySettings settings;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Who we are in tokens. */
    public URI issuer() {
        return settings.publicUrl();
    }

    /** A fresh id of 128 random bits, 32 hex digits. */
    public String freshId() {
        return secrets.id();
    }

    /** A fresh secret of 256 random bits, safe in a URL. */
    public String freshSecret() {
        return secrets.token();
    }

    /** SHA-256 in hex, for secrets that are random already. */
    public String hash(String secret) {
        return Secrets.hash(secret);
    }

    /** A keyed hash for one purpose, 64 hex digits: what we hand out and want to know again. */
    public String keyed(String purpose, String text) {
        return secrets.keyed(purpose, text);
    }

    /**
     * Signs a token.
     *
     * @param audience whom it is for; {@link #AUDIENCE} for our interface
     * @param claims all others; null values are left out
     */
    public String sign(String audience, String subject, Instant issued, Instant expires, Map<String, Object> claims) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .audience(audience)
                .subject(subject)
                .issueTime(Date.from(issued))
                .notBeforeTime(Date.from(issued))
                .expirationTime(Date.from(expires))
                .jwtID(secrets.id());
        claims.forEach(all::claim);
        return tokens.sign(all.build());
    }

    /** What an access token of ours says; empty unless it is one, rightly signed and in its time. */
    public Optional<AccessTokenView> read(String accessToken) {
        return tokens.check(accessToken, clock.instant(), SKEW_SECONDS);
    }
}
