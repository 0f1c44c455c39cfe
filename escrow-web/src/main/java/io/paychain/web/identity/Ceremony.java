package io.paychain.web.identity;

import io.paychain.identity.api.KnownPasskey;
import io.paychain.identity.api.PasskeyCreation;
import io.paychain.identity.api.PasskeyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a browser does a ceremony with.
 *
 * @param publicKey goes as it is to {@code PublicKeyCredential.parseCreationOptionsFromJSON} or
 *     {@code parseRequestOptionsFromJSON} of WebAuthn level 3; the names in it are the standard's
 * @param expiresAt until when its challenge works
 */
record Ceremony(Map<String, Object> publicKey, Instant expiresAt) {

    private static final long PATIENCE = Duration.ofMinutes(5).toMillis();
    private static final String PUBLIC_KEY = "public-key";

    static Ceremony of(PasskeyCreation wanted) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rp", Map.of("id", wanted.rpId(), "name", "PayChain"));
        options.put(
                "user", Map.of("id", wanted.userHandle(), "name", wanted.username(), "displayName", wanted.username()));
        options.put("challenge", wanted.challenge());
        options.put(
                "pubKeyCredParams",
                wanted.algorithms().stream()
                        .map(alg -> Map.of("type", PUBLIC_KEY, "alg", alg))
                        .toList());
        options.put("timeout", PATIENCE);
        options.put("excludeCredentials", descriptors(wanted.excluded()));
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"));
        options.put("attestation", "none");
        return new Ceremony(options, wanted.expiresAt());
    }

    static Ceremony of(PasskeyRequest wanted) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", wanted.challenge());
        options.put("timeout", PATIENCE);
        options.put("rpId", wanted.rpId());
        options.put("allowCredentials", descriptors(wanted.allowed()));
        options.put("userVerification", "required");
        return new Ceremony(options, wanted.expiresAt());
    }

    private static List<Map<String, Object>> descriptors(List<KnownPasskey> passkeys) {
        return passkeys.stream()
                .map(passkey -> Map.<String, Object>of(
                        "type", PUBLIC_KEY, "id", passkey.id(), "transports", passkey.transports()))
                .toList();
    }
}
