package io.paychain.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.File;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.function.Consumer;

/** Makes access tokens that are wrong in one place, signed with the product's own key where that is the point. */
final class Forge {

    private final RSAKey ours;
    private final RSAKey foreign;
    private final ObjectNode claims;
    private final String real;
    private final long ahead;

    /** Starts from a token that works. */
    Forge(Product product, String accessToken) throws IOException, ParseException, JOSEException {
        String file = product.stack().environment().get("PAYCHAIN_JWT_PRIVATE_KEYS");
        ours = JWKSet.load(new File(file)).getKeys().get(0).toRSAKey();
        foreign = new RSAKeyGenerator(2048).keyID(ours.getKeyID()).generate();
        real = accessToken;
        claims = (ObjectNode) ApiClient.JSON.readTree(
                JWSObject.parse(accessToken).getPayload().toString());
        ahead = claims.path("iat").asLong() - Instant.now().getEpochSecond();
    }

    /** Signed by us, with changed claims. */
    String claims(Consumer<ObjectNode> change) {
        ObjectNode changed = claims.deepCopy();
        change.accept(changed);
        return sign(header().build(), changed.toString(), ours);
    }

    /** Signed by us, with a payload as it is. */
    String payload(String text) {
        return sign(header().build(), text, ours);
    }

    /** The payload of the real token. */
    String payload() {
        return claims.toString();
    }

    /** Signed by us, with another header. */
    String header(Consumer<JWSHeader.Builder> change) {
        JWSHeader.Builder header = header();
        change.accept(header);
        return sign(header.build(), claims.toString(), ours);
    }

    /** Signed by a key of the attacker's, with another header. */
    String foreign(Consumer<JWSHeader.Builder> change) {
        JWSHeader.Builder header = header();
        change.accept(header);
        return sign(header.build(), claims.toString(), foreign);
    }

    /** HS256 with a secret that everybody can know. */
    String symmetric(byte[] secret) {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(ours.getKeyID())
                        .build(),
                new Payload(claims.toString()));
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Without a signature, the algorithm written like this. */
    String unsigned(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + ours.getKeyID() + "\"}";
        return Base64URL.encode(header) + "." + Base64URL.encode(claims.toString()) + ".";
    }

    /** The real token's header and signature around another payload. */
    String tampered(Consumer<ObjectNode> change) {
        ObjectNode changed = claims.deepCopy();
        change.accept(changed);
        String[] parts = real.split("\\.", -1);
        return parts[0] + "." + Base64URL.encode(changed.toString()) + "." + parts[2];
    }

    RSAKey published() {
        return ours.toPublicJWK();
    }

    RSAKey attackers() {
        return foreign.toPublicJWK();
    }

    /** A time by the product's clock, which a test may have moved. */
    long in(long seconds) {
        return Instant.now().getEpochSecond() + ahead + seconds;
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(ours.getKeyID());
    }

    private static String sign(JWSHeader header, String payload, RSAKey key) {
        try {
            JWSObject token = new JWSObject(header, new Payload(payload));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
