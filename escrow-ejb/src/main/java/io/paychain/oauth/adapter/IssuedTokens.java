package io.paychain.oauth.adapter;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.Grant;
import io.paychain.identity.api.GrantTokens;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of a grant and the answer that carries them (RFC 6749, 5.1; OpenID Connect 3.1.3.3). */
@ApplicationScoped
public class IssuedTokens {

    @Inject
    TokenService tokens;

    @Inject
    Clock clock;

    /** The answer to a code. */
    public Map<String, Object> first(OAuthClient client, GrantTokens opened, @Nullable String nonce) {
        Set<Scope> scopes = opened.grant().scopes();
        Tokens pair = pair(client, opened, scopes);
        if (!scopes.contains(Scope.OPENID)) {
            return new AccessTokenResponse(pair).toJSONObject();
        }
        String idToken = idToken(client, opened.grant(), nonce);
        return new OIDCTokenResponse(new OIDCTokens(idToken, pair.getAccessToken(), pair.getRefreshToken()))
                .toJSONObject();
    }

    /**
     * The answer to a refresh token.
     *
     * @param scopes those of the grant, or fewer
     */
    public Map<String, Object> next(OAuthClient client, GrantTokens renewed, Set<Scope> scopes) {
        return new AccessTokenResponse(pair(client, renewed, scopes)).toJSONObject();
    }

    private Tokens pair(OAuthClient client, GrantTokens granted, Set<Scope> scopes) {
        return new Tokens(accessToken(client, granted.grant(), scopes), new RefreshToken(granted.refreshToken()));
    }

    private AccessToken accessToken(OAuthClient client, Grant grant, Set<Scope> scopes) {
        Instant now = clock.instant();
        Map<String, Object> claims = new HashMap<>();
        claims.put("client_id", client.id());
        claims.put("scope", Scope.join(scopes));
        claims.put("sid", grant.sessionId());
        claims.put("token_use", "access");
        String key = grant.tokenKey();
        if (key != null) {
            claims.put("cnf", Map.of("jkt", key));
        }
        Instant expires = now.plus(client.accessLife());
        String token = tokens.sign(TokenService.AUDIENCE, Long.toString(grant.userId()), now, expires, claims);
        var scope = com.nimbusds.oauth2.sdk.Scope.parse(Scope.join(scopes));
        long life = client.accessLife().toSeconds();
        return key == null ? new BearerAccessToken(token, life, scope) : new DPoPAccessToken(token, life, scope);
    }

    /** For the client itself to read: it reaches nothing, because neither its audience nor its use is our interface. */
    private String idToken(OAuthClient client, Grant grant, @Nullable String nonce) {
        Instant now = clock.instant();
        Map<String, Object> claims = new HashMap<>();
        claims.put("token_use", "id");
        claims.put("auth_time", grant.proof().at().getEpochSecond());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        if (!grant.proof().acr().isEmpty()) {
            claims.put("acr", grant.proof().acr());
            claims.put("amr", grant.proof().amr());
        }
        return tokens.sign(client.id(), Long.toString(grant.userId()), now, now.plus(client.accessLife()), claims);
    }
}
