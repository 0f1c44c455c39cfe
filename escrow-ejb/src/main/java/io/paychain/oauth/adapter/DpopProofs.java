package io.paychain.oauth.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.paychain.identity.TokenService;
import io.paychain.oauth.api.OAuthProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that a client holds a key (RFC 9449): for this method and address, a minute old at most, once. Proofs carry the
 * client's real time, so the machine's clock judges them and no test clock.
 */
@ApplicationScoped
public class DpopProofs {

    /** What a client is told of a wrong proof. */
    public static final ErrorObject INVALID = OAuth2Error.INVALID_DPOP_PROOF;

    /** All that are asymmetric; listed in the metadata. */
    static final Set<JWSAlgorithm> ALGORITHMS = Arrays.stream(OAuthProblem.DPOP_ALGORITHMS.split(" ", -1))
            .map(JWSAlgorithm::parse)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_PROOF = 4_000;
    private static final long SKEW_SECONDS = 30;
    private static final long AGE_SECONDS = 60;

    // A proof counts for its age and the skew on both sides; seen for longer than that, none comes twice.
    private static final Duration MEMORY = Duration.ofSeconds(2 * (AGE_SECONDS + SKEW_SECONDS));
    private static final DPoPIssuer ANYBODY = new DPoPIssuer("client");

    /** We give none out: proofs are young and work once. */
    private static final @Nullable Nonce NO_NONCE = null;

    @Inject
    ProofStore seen;

    @Inject
    TokenService tokens;

    /**
     * The thumbprint of the key that a proof at the token endpoint shows.
     *
     * @throws OAuthRefusal invalid_dpop_proof
     */
    public String atTokenEndpoint(URI endpoint, String proof) throws OAuthRefusal {
        try {
            SignedJWT read = parsed(proof);
            return new DPoPTokenRequestVerifier(ALGORITHMS, endpoint, SKEW_SECONDS, AGE_SECONDS, use -> once(read, use))
                    .verify(ANYBODY, read, NO_NONCE)
                    .getValue()
                    .toString();
        } catch (InvalidDPoPProofException | JOSEException | ParseException | IllegalArgumentException e) {
            throw new OAuthRefusal(INVALID);
        }
    }

    /**
     * Whether a proof is right for a request with a bound token.
     *
     * @param key thumbprint of the key that the token is bound to
     */
    public boolean right(String method, URI uri, String token, String key, String proof) {
        try {
            SignedJWT read = parsed(proof);
            new DPoPProtectedResourceRequestVerifier(ALGORITHMS, SKEW_SECONDS, AGE_SECONDS, use -> once(read, use))
                    .verify(
                            method,
                            uri,
                            ANYBODY,
                            read,
                            new DPoPAccessToken(token),
                            new JWKThumbprintConfirmation(new Base64URL(key)),
                            NO_NONCE);
            return true;
        } catch (InvalidDPoPProofException
                | AccessTokenValidationException
                | JOSEException
                | ParseException
                | IllegalArgumentException e) {
            return false;
        }
    }

    private static SignedJWT parsed(String proof) throws ParseException {
        if (proof.length() > MAX_PROOF) {
            throw new ParseException("too long", 0);
        }
        return SignedJWT.parse(proof);
    }

    /** Ids are each key's own: what two clients happen to call the same is not the same. */
    private void once(SignedJWT proof, DPoPProofUse use) throws AlreadyUsedException {
        String id = tokens.keyed("dpop", key(proof) + "." + use.getJWTID().getValue());
        if (!seen.first(id, MEMORY)) {
            throw new AlreadyUsedException("seen before");
        }
    }

    /** Asked once the signature was found right, so there is one. */
    private static String key(SignedJWT proof) {
        try {
            return proof.getHeader().getJWK().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
