package io.paychain.oauth;

import io.paychain.identity.TokenService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.oauth.adapter.DpopProofs;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens as they come with a request: as mere bearer tokens (RFC 6750), or with a proof of their key (RFC 9449). */
@ApplicationScoped
public class PresentedTokens {

    private static final String BEARER = "Bearer ";
    private static final String DPOP = "DPoP ";

    @Inject
    TokenService tokens;

    @Inject
    DpopProofs proofs;

    /**
     * What a request brings.
     *
     * @param uri what was asked for, as the client knows it, without a query
     * @param authorization null when it was not sent
     * @param proof null when it was not sent
     */
    public record Presented(
            String method,
            URI uri,
            @Nullable String authorization,
            @Nullable String proof) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Presented[" + method + " " + uri + "]";
        }
    }

    /** Whether a header presents a token that is bound to a key. */
    public static boolean isBound(String authorization) {
        return authorization.regionMatches(true, 0, DPOP, 0, DPOP.length());
    }

    /**
     * A token of either sort. Whether its session still lives is yet to be asked.
     *
     * @return empty without one, for one that is not valid, or one that is bound and comes as a bearer token
     * @throws Refusal DPOP_PROOF_INVALID
     */
    public Optional<AccessTokenView> any(Presented presented) {
        String header = presented.authorization() == null ? "" : presented.authorization();
        if (isBound(header)) {
            return Optional.of(bound(presented));
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.read(header.substring(BEARER.length()).strip()).filter(token -> token.tokenKey() == null)
                : Optional.empty();
    }

    /**
     * A token that is bound to a key, with a right proof.
     *
     * @throws Refusal UNAUTHENTICATED, DPOP_PROOF_INVALID
     */
    public AccessTokenView bound(Presented presented) {
        String token = String.valueOf(presented.authorization())
                .substring(DPOP.length())
                .strip();
        AccessTokenView read = tokens.read(token)
                .filter(found -> found.tokenKey() != null)
                .orElseThrow(() -> new Refusal(CommonProblem.UNAUTHENTICATED, "The access token is not valid."));
        String proof = presented.proof();
        String key = String.valueOf(read.tokenKey());
        if (proof == null || !proofs.right(presented.method(), presented.uri(), token, key, proof)) {
            throw new Refusal(OAuthProblem.DPOP_PROOF_INVALID, "Send a fresh proof of the token's key in DPoP.");
        }
        return read;
    }
}
