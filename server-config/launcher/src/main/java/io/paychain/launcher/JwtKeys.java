package io.paychain.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The key pair that signs access tokens (RS256), made at the first start: {@code keys/*.json}, mode 600. */
final class JwtKeys {

    private static final int BITS = 2048;

    private JwtKeys() {}

    /** Returns the settings that name the two files; makes the files when they are missing. */
    static Map<String, String> ensure(Path folder) {
        Path privateKeys = folder.resolve("jwt-private.json");
        Path publicKeys = folder.resolve("jwks.json");
        if (!Files.exists(privateKeys) || !Files.exists(publicKeys)) {
            PrivateFiles.createDirectory(folder);
            JWKSet keys = new JWKSet(generate());
            PrivateFiles.write(publicKeys, keys.toString(true));
            PrivateFiles.write(privateKeys, keys.toString(false));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PAYCHAIN_JWT_PRIVATE_KEYS", privateKeys.toString());
        settings.put("PAYCHAIN_JWT_JWKS", publicKeys.toUri().toString());
        return settings;
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }
}
