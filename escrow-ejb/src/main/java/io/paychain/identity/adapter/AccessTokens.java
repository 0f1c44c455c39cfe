package io.paychain.identity.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Issues access tokens: RS256, checked by MicroProfile JWT against the published key set (D25). */
@ApplicationScoped
public class AccessTokens {

    /** The audience of every access token. */
    public static final String AUDIENCE = "paychain";

    private static final int MAX_TOKEN = 4_096;

    @Inject
    IdentitySettings settings;

    @Inject
    Secrets secrets;

    @Inject
    SigningKeys keys;

    /** The public keys as {@code /.well-known/jwks.json} shows them. */
    public Map<String, Object> jwks() {
        return keys.published().toJSONObject(true);
    }

    /** Life of a token in seconds. */
    public long lifeSeconds() {
        return settings.accessLife().toSeconds();
    }

    /** What a sign-in came to. */
    public SignIn signIn(SignInStore.Entered entered, Instant now) {
        if (entered.opened() != null) {
            return new SignIn.Registered(tokens(entered.opened(), now));
        }
        SecondFactors.Asked asked = entered.secondFactor();
        return asked == null
                ? new SignIn.Unregistered(Objects.requireNonNull(entered.registrationToken()), entered.expires())
                : new SignIn.SecondFactorNeeded(asked.token(), asked.expires(), asked.methods());
    }

    /** The credentials of a session that was just opened or refreshed. */
    public Tokens tokens(SignInStore.Opened opened, Instant now) {
        return new Tokens(
                issue(opened.user(), opened.sessionId(), opened.shown(), now),
                opened.refreshToken(),
                lifeSeconds(),
                opened.refreshExpires(),
                opened.user(),
                opened.sessionId(),
                opened.deviceToken());
    }

    /**
     * Signs a token for a session.
     *
     * @param shown what its holder has shown; nothing is claimed of a session that does not know
     */
    public String issue(UserView user, String sessionId, Set<AuthMethod> shown, Instant now) {
        return sign(claims(user, sessionId, shown, now));
    }

    /** Signs claims with the key that signs now. */
    public String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.signing().getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(keys.signing()));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
        return token.serialize();
    }

    /**
     * What a token says, for those that no server has checked: a socket's first message, a token that is bound to a key.
     *
     * @param skewSeconds by how much clocks may differ
     * @return empty unless it is an access token of ours, rightly signed and in its time
     */
    public Optional<AccessTokenView> check(String token, Instant now, long skewSeconds) {
        if (token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return signedByUs(jwt) && right(claims, now, skewSeconds) ? Optional.of(view(claims)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private boolean signedByUs(SignedJWT jwt) throws JOSEException {
        JWK key = keys.published().getKeyByKeyId(String.valueOf(jwt.getHeader().getKeyID()));
        return key instanceof RSAKey rsa
                && JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                && JOSEObjectType.JWT.equals(jwt.getHeader().getType())
                && jwt.verify(new RSASSAVerifier(rsa));
    }

    private boolean right(JWTClaimsSet claims, Instant now, long skewSeconds) throws ParseException {
        Date expires = claims.getExpirationTime();
        Date starts = claims.getNotBeforeTime();
        return settings.publicUrl().toString().equals(claims.getIssuer())
                && claims.getAudience().contains(AUDIENCE)
                && "access".equals(claims.getStringClaim("token_use"))
                && claims.getStringClaim("sid") != null
                && expires != null
                && expires.toInstant().plusSeconds(skewSeconds).isAfter(now)
                && (starts == null
                        || !starts.toInstant().minusSeconds(skewSeconds).isAfter(now));
    }

    private static AccessTokenView view(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> key = claims.getJSONObjectClaim("cnf");
        String scope = claims.getStringClaim("scope");
        return new AccessTokenView(
                claims.getJWTID(),
                Long.parseLong(claims.getSubject()),
                claims.getStringClaim("sid"),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                claims.getStringClaim("client_id"),
                Scope.parse(scope == null ? "" : scope),
                key == null ? null : String.valueOf(key.get("jkt")));
    }

    private JWTClaimsSet claims(UserView user, String sessionId, Set<AuthMethod> shown, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(settings.publicUrl().toString())
                .audience(AUDIENCE)
                .subject(Long.toString(user.id()))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessLife())))
                .jwtID(secrets.id())
                .claim("sid", sessionId)
                .claim("token_use", "access")
                .claim("acr", shown.isEmpty() ? null : AuthMethod.acr(shown))
                .claim("amr", shown.isEmpty() ? null : AuthMethod.amr(shown))
                .claim("wallet", user.walletAddress())
                .claim("user_type", user.userType().text())
                .claim("groups", List.copyOf(user.roles()))
                .build();
    }
}
