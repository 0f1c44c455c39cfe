package io.paychain.oauth;

import io.paychain.identity.GrantService;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.Grant;
import io.paychain.identity.api.UserView;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a client may know of the person (OpenID Connect 5.3 and 5.4): as much as its scopes name. */
@ApplicationScoped
public class UserInfo {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Inject
    PresentedTokens presented;

    @Inject
    GrantService grants;

    @Inject
    IdentityService people;

    /** Answers a request with a token. */
    public WireAnswer of(PresentedTokens.Presented request) {
        AccessTokenView token;
        try {
            token = presented.any(request).orElse(null);
        } catch (Refusal e) {
            boolean proof = e.problem() == OAuthProblem.DPOP_PROOF_INVALID;
            return refused(UNAUTHORIZED, "DPoP", proof ? "invalid_dpop_proof" : "invalid_token");
        }
        if (token == null) {
            return request.authorization() == null
                    ? new WireAnswer(UNAUTHORIZED, Map.of(), "Bearer realm=\"paychain\"", "anonymous", "")
                    : refused(UNAUTHORIZED, "Bearer", "invalid_token");
        }
        return grants.find(token.sessionId())
                .map(grant -> answer(grant, token.scopes()))
                .orElseGet(() -> token.clientId() == null
                        ? refused(FORBIDDEN, "Bearer", "insufficient_scope")
                        : refused(UNAUTHORIZED, "Bearer", "invalid_token"));
    }

    private WireAnswer answer(Grant grant, Set<Scope> scopes) {
        return scopes.contains(Scope.OPENID) && grant.scopes().containsAll(scopes)
                ? new WireAnswer(
                        200,
                        claims(people.me(new Caller(grant.userId(), grant.sessionId(), null, Set.of())), scopes),
                        null,
                        "",
                        "")
                : refused(FORBIDDEN, "Bearer", "insufficient_scope");
    }

    private static Map<String, Object> claims(UserView user, Set<Scope> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", Long.toString(user.id()));
        if (scopes.contains(Scope.PROFILE)) {
            claims.put("preferred_username", user.username());
            claims.put("user_type", user.userType().text());
            claims.put("updated_at", user.updatedAt().getEpochSecond());
            if (user.walletAddress() != null) {
                claims.put("wallet_address", user.walletAddress());
            }
        }
        if (scopes.contains(Scope.EMAIL)) {
            claims.put("email", user.email());
            claims.put("email_verified", user.emailVerified());
        }
        return claims;
    }

    private static WireAnswer refused(int status, String scheme, String error) {
        String challenge = scheme + " realm=\"paychain\", error=\"" + error + "\"";
        return new WireAnswer(status, Map.of("error", error), challenge, "anonymous", "");
    }
}
