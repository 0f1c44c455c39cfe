package io.paychain.oauth.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.TokenService;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs of possession, right ones and those an attacker has (RFC 9449, 4.3 and 11). */
class DpopProofsTest {

    private static final URI TOKEN = URI.create("http://localhost:8000/oauth/token");
    private static final URI JOBS = URI.create("http://localhost:8000/api/v1/jobs");
    private static final String ACCESS = "an.access.token";

    private static ECKey key;
    private static ECKey other;

    private final DpopProofs proofs = proofs();

    @BeforeAll
    static void keys() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).generate();
        other = new ECKeyGenerator(Curve.P_256).generate();
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static DpopProofs proofs() {
        Set<String> seen = new HashSet<>();
        DpopProofs proofs = new DpopProofs();
        proofs.seen = new ProofStore() {
            @Override
            public boolean first(String hash, Duration memory) {
                return seen.add(hash);
            }
        };
        proofs.tokens = new TokenService() {
            @Override
            public String keyed(String purpose, String text) {
                return purpose + text;
            }
        };
        return proofs;
    }

    @Test
    void aRightProof_tellsItsKey_once() throws Exception {
        String proof = proof(key, claims -> {});
        assertEquals(key.computeThumbprint().toString(), proofs.atTokenEndpoint(TOKEN, proof));
        refused(proof);
    }

    @Test
    void idsAreEachKeysOwn() throws Exception {
        Consumer<JWTClaimsSet.Builder> first = claims -> claims.jwtID("1");
        assertEquals(key.computeThumbprint().toString(), proofs.atTokenEndpoint(TOKEN, proof(key, first)));
        assertEquals(other.computeThumbprint().toString(), proofs.atTokenEndpoint(TOKEN, proof(other, first)));
        refused(proof(key, first)); // signed anew, and the same id
    }

    @Test
    void proofsForSomethingElse_orFromAnotherTime_areRefused() throws Exception {
        refused(proof(key, claims -> claims.claim("htu", "http://localhost:8000/oauth/revoke")));
        refused(proof(key, claims -> claims.claim("htu", "https://evil.example/oauth/token")));
        refused(proof(key, claims -> claims.claim("htm", "GET")));
        refused(proof(key, claims -> claims.claim("jti", null)));
        refused(proof(key, claims -> claims.claim("iat", null)));
        refused(proof(key, claims -> claims.issueTime(at(-180))));
        refused(proof(key, claims -> claims.issueTime(at(180))));
        refused("nonsense");
        refused("x".repeat(100_000));
    }

    @Test
    void proofsWithoutAnAsymmetricSignature_areRefused() throws Exception {
        String right = proof(key, claims -> {});
        String[] parts = right.split("\\.", -1);
        refused(parts[0] + "." + parts[1] + ".");
        refused(Base64URL.encode("{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":" + key.toPublicJWK() + "}") + "."
                + parts[1] + ".");
        refused(signed(header(JOSEObjectType.JWT, key), key, claims -> {}));
        refused(signed(header(new JOSEObjectType("dpop+jwt"), other), key, claims -> {}));
        OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).generate();
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .build(),
                claims(c -> {}));
        mac.sign(new MACSigner(shared));
        refused(mac.serialize());
    }

    @Test
    void atAResource_theProofIsForThisToken_andThisKey() throws Exception {
        String thumbprint = key.computeThumbprint().toString();
        assertTrue(proofs.right("GET", JOBS, ACCESS, thumbprint, forJobs(key, ACCESS)));
        String once = forJobs(key, ACCESS);
        assertTrue(proofs.right("GET", JOBS, ACCESS, thumbprint, once));
        assertFalse(proofs.right("GET", JOBS, ACCESS, thumbprint, once), "replayed");
        assertFalse(proofs.right("POST", JOBS, ACCESS, thumbprint, forJobs(key, ACCESS)));
        assertFalse(proofs.right("GET", TOKEN, ACCESS, thumbprint, forJobs(key, ACCESS)));
        assertFalse(proofs.right("GET", JOBS, ACCESS, thumbprint, forJobs(key, "another.access.token")));
        assertFalse(proofs.right("GET", JOBS, ACCESS, thumbprint, forJobs(other, ACCESS)), "a stolen token");
        assertFalse(proofs.right("GET", JOBS, ACCESS, thumbprint, proof(key, c -> {})), "no ath");
    }

    private void refused(String proof) {
        OAuthRefusal refusal = assertThrows(OAuthRefusal.class, () -> proofs.atTokenEndpoint(TOKEN, proof));
        assertEquals("invalid_dpop_proof", refusal.error().getCode());
    }

    private static String forJobs(ECKey signer, String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return proof(
                signer,
                claims -> claims.claim("htm", "GET")
                        .claim("htu", JOBS.toString())
                        .claim("ath", Base64URL.encode(hash).toString()));
    }

    private static String proof(ECKey signer, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return signed(header(new JOSEObjectType("dpop+jwt"), signer), signer, change);
    }

    private static JWSHeader header(JOSEObjectType type, ECKey shown) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .jwk(shown.toPublicJWK())
                .build();
    }

    private static String signed(JWSHeader header, ECKey signer, Consumer<JWTClaimsSet.Builder> change)
            throws Exception {
        SignedJWT jwt = new SignedJWT(header, claims(change));
        jwt.sign(new ECDSASigner(signer));
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", "POST")
                .claim("htu", TOKEN.toString())
                .issueTime(at(0));
        change.accept(claims);
        return claims.build();
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
