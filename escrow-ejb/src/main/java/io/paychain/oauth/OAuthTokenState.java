package io.paychain.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.paychain.identity.GrantService;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.Grant;
import io.paychain.oauth.adapter.ClientRequests;
import io.paychain.oauth.adapter.ClientRequests.Authentic;
import io.paychain.oauth.adapter.OAuthRefusal;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.shared.Scope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What becomes of tokens after they were given: revoked (RFC 7009), looked into (RFC 7662). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OAuthTokenState {

    private static final int MAX_REFRESH = 200;
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    @Inject
    ClientRequests requests;

    @Inject
    TokenService tokens;

    @Inject
    GrantService grants;

    /** Ends the grant of a token of the client's own, of either sort; an unknown token is no error. */
    public WireAnswer revoke(WireRequest wire) {
        return ClientRequests.answered(() -> {
            Authentic from = requests.authentic(wire);
            Grant grant = grant(token(from), false).orElse(null);
            if (grant == null) {
                return new WireAnswer(200, Map.of(), null, "", "");
            }
            if (!grant.clientId().equals(from.client().id())) {
                throw new OAuthRefusal(OAuth2Error.INVALID_GRANT, "The token was given to another client.");
            }
            grants.end(grant.sessionId(), "revoked");
            String principal = "user:" + grant.userId() + "/client:" + grant.clientId();
            return new WireAnswer(200, Map.of(), null, principal, "REVOKED");
        });
    }

    /** Tells a confidential client of its own tokens; of all others that they are not active. */
    public WireAnswer introspect(WireRequest wire) {
        return ClientRequests.answered(() -> {
            Authentic from = requests.authentic(wire);
            if (!from.client().terms().confidential()) {
                throw new OAuthRefusal(OAuth2Error.INVALID_CLIENT);
            }
            String token = token(from);
            Map<String, Object> body = grant(token, true)
                    .filter(grant -> grant.clientId().equals(from.client().id()))
                    .map(grant -> described(token, grant))
                    .orElse(INACTIVE);
            return new WireAnswer(200, body, null, "", "");
        });
    }

    private static String token(Authentic from) throws OAuthRefusal {
        String token = from.parameter("token");
        if (token.isEmpty()) {
            throw new OAuthRefusal(OAuth2Error.INVALID_REQUEST, "Send the token.");
        }
        return token;
    }

    /** An access token has two dots, a refresh token none; what the client says it is counts for nothing. */
    private Optional<Grant> grant(String token, boolean fresh) {
        if (token.contains(".")) {
            return tokens.read(token).map(AccessTokenView::sessionId).flatMap(grants::find);
        }
        return token.length() > MAX_REFRESH ? Optional.empty() : grants.byRefresh(token, fresh);
    }

    private Map<String, Object> described(String token, Grant grant) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", true);
        body.put("client_id", grant.clientId());
        body.put("sub", Long.toString(grant.userId()));
        body.put("iss", tokens.issuer().toString());
        body.put("scope", Scope.join(grant.scopes()));
        tokens.read(token).ifPresent(access -> {
            body.put("aud", TokenService.AUDIENCE);
            body.put("token_type", grant.tokenKey() == null ? "Bearer" : "DPoP");
            body.put("scope", Scope.join(access.scopes()));
            body.put("jti", access.id());
            body.put("iat", access.issuedAt().getEpochSecond());
            body.put("exp", access.expiresAt().getEpochSecond());
        });
        if (grant.tokenKey() != null) {
            body.put("cnf", Map.of("jkt", grant.tokenKey()));
        }
        return body;
    }
}
