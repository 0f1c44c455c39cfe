package io.paychain.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import io.paychain.identity.GrantService;
import io.paychain.oauth.adapter.ClientRequests;
import io.paychain.oauth.adapter.ClientRequests.Authentic;
import io.paychain.oauth.adapter.DpopProofs;
import io.paychain.oauth.adapter.IssuedTokens;
import io.paychain.oauth.adapter.OAuthRefusal;
import io.paychain.oauth.adapter.TokenStore;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.shared.Scope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint (RFC 6749, 3.2): codes and refresh tokens for tokens. Signatures are checked and made outside of
 * transactions; what must be atomic is one method of {@link TokenStore} or of {@link GrantService} each.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OAuthTokens {

    private static final int MAX_CODE = 200;

    @Inject
    ClientRequests requests;

    @Inject
    DpopProofs proofs;

    @Inject
    TokenStore store;

    @Inject
    GrantService grants;

    @Inject
    IssuedTokens issued;

    /** Answers a request; every no is an answer, too. */
    public WireAnswer token(WireRequest wire) {
        return ClientRequests.answered(() -> {
            Authentic from = requests.authentic(wire);
            AuthorizationGrant grant = ClientRequests.grant(from);
            if (grant instanceof AuthorizationCodeGrant code) {
                return byCode(wire, from, code);
            }
            if (grant instanceof RefreshTokenGrant refresh) {
                return byRefresh(wire, from, refresh);
            }
            throw new OAuthRefusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        });
    }

    private WireAnswer byCode(WireRequest wire, Authentic from, AuthorizationCodeGrant grant) throws OAuthRefusal {
        if (grant.getCodeVerifier() == null) {
            throw new OAuthRefusal(OAuth2Error.INVALID_GRANT, "Send the code_verifier.");
        }
        URI redirect = grant.getRedirectionURI();
        TokenStore.Offer offer = new TokenStore.Offer(
                bounded(grant.getAuthorizationCode().getValue()),
                redirect == null ? null : from.parameter("redirect_uri"),
                grant.getCodeVerifier().getValue(),
                tokenKey(wire, from));
        TokenStore.Outcome outcome = store.exchange(from.client(), offer);
        if (outcome.tokens() == null) {
            throw refused(outcome.reusedBy(), from, "CODE_REUSED");
        }
        Map<String, Object> body = issued.first(from.client(), outcome.tokens(), outcome.nonce());
        return ok(body, principal(outcome.tokens().grant().userId(), from), "GRANTED");
    }

    private WireAnswer byRefresh(WireRequest wire, Authentic from, RefreshTokenGrant grant) throws OAuthRefusal {
        Set<Scope> wanted = wanted(from);
        String token = bounded(grant.getRefreshToken().getValue());
        GrantService.Exchanged exchanged = grants.exchange(from.client().id(), token, tokenKey(wire, from), wanted);
        if (exchanged.beyond()) {
            throw notGranted();
        }
        if (exchanged.tokens() == null) {
            throw refused(exchanged.reused() == null ? 0 : exchanged.reused().userId(), from, "REFRESH_REUSED");
        }
        Set<Scope> scopes = wanted.isEmpty() ? exchanged.tokens().grant().scopes() : wanted;
        return ok(issued.next(from.client(), exchanged.tokens(), scopes), "", "");
    }

    /** The scopes that the client asks for in place of all that were granted; empty when it asks for none. */
    private static Set<Scope> wanted(Authentic from) throws OAuthRefusal {
        Set<Scope> wanted = EnumSet.noneOf(Scope.class);
        String asked = from.parameter("scope");
        if (!asked.isEmpty()) {
            for (String text : asked.split(" ", -1)) {
                wanted.add(Scope.of(text).orElseThrow(OAuthTokens::notGranted));
            }
        }
        return wanted;
    }

    /** RFC 6749, 6: a scope that was not granted must not be asked for. */
    private static OAuthRefusal notGranted() {
        return new OAuthRefusal(OAuth2Error.INVALID_SCOPE, "Ask for scopes that were granted, or send no scope.");
    }

    /** The key that the client has just shown to hold; null when it showed none and need not. */
    private @Nullable String tokenKey(WireRequest wire, Authentic from) throws OAuthRefusal {
        if (wire.dpop() != null) {
            return proofs.atTokenEndpoint(wire.endpoint(), wire.dpop());
        }
        if (from.client().terms().dpop()) {
            throw new OAuthRefusal(DpopProofs.INVALID, "This client binds its tokens to a key: send DPoP.");
        }
        return null;
    }

    private static OAuthRefusal refused(long reusedBy, Authentic from, String event) {
        return reusedBy == 0
                ? new OAuthRefusal(OAuth2Error.INVALID_GRANT)
                : new OAuthRefusal(OAuth2Error.INVALID_GRANT, null, principal(reusedBy, from), event);
    }

    private static String principal(long userId, Authentic from) {
        return "user:" + userId + "/client:" + from.client().id();
    }

    private static WireAnswer ok(Map<String, Object> body, String principal, String event) {
        return new WireAnswer(200, body, null, principal, event);
    }

    private static String bounded(String secret) {
        return secret.length() > MAX_CODE ? "" : secret;
    }
}
