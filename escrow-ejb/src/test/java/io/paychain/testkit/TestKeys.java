package io.paychain.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Signing keys made for this JVM alone, so that no key stands in the repository. */
final class TestKeys {

    private TestKeys() {}

    private static final class Holder {
        static final Map<String, String> SETTINGS = make();
    }

    /** The settings every application under test needs and no test cares about. */
    static Map<String, String> settings() {
        return Holder.SETTINGS;
    }

    private static Map<String, String> make() {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("test-1").generate();
            Path folder = Files.createTempDirectory("paychain-keys");
            Path secret = Files.writeString(folder.resolve("private.json"), new JWKSet(key).toString(false));
            Path open = Files.writeString(folder.resolve("jwks.json"), new JWKSet(key).toString(true));
            folder.toFile().deleteOnExit();
            secret.toFile().deleteOnExit();
            open.toFile().deleteOnExit();
            return Map.of(
                    "paychain.jwt.private.keys", secret.toString(),
                    "paychain.jwt.jwks", open.toUri().toString(),
                    "paychain.hash.pepper", "only for tests: 0123456789abcdef0123456789abcdef");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
