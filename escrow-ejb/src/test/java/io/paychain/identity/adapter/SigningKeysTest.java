package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key signs, and which are published: keys come from files and rotate by their {@code kid}. */
class SigningKeysTest {

    private static RSAKey old;
    private static RSAKey next;

    @TempDir
    Path folder;

    @BeforeAll
    static void keys() throws Exception {
        old = new RSAKeyGenerator(2048).keyID("old").generate();
        next = new RSAKeyGenerator(2048).keyID("next").generate();
    }

    @Test
    void d25_theNamedKeySigns_andEveryKeyIsPublished() throws Exception {
        for (String kid : List.of("old", "next")) {
            SigningKeys keys = load(kid, List.of(old, next), List.of(old, next));
            assertEquals(kid, keys.signing().getKeyID());
            assertNotNull(keys.published().getKeyByKeyId("old"), "its tokens live on while the other signs");
            assertNotNull(keys.published().getKeyByKeyId("next"));
        }
        assertEquals(
                "old",
                load(null, List.of(old, next), List.of(old, next)).signing().getKeyID(),
                "else the first");
    }

    @Test
    void d25_noPrivatePart_isEverPublished() throws Exception {
        Path secret = file("private.json", List.of(old), false);
        SigningKeys keys = SigningKeys.load(settings(null, secret, secret));
        assertTrue(keys.published().getKeys().stream().noneMatch(JWK::isPrivate));
    }

    @Test
    void d25_aKeyThatNobodyCanCheckWith_stopsTheStart() {
        refused("paychain.jwt.jwks", "next", List.of(next), List.of(old));
        refused("paychain.jwt.private.keys", "lost", List.of(old), List.of(old));
    }

    @Test
    void d25_onlyRsaOf2048Bits_signs() throws Exception {
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        OctetSequenceKey shared =
                new OctetSequenceKeyGenerator(256).keyID("shared").generate();
        refused("paychain.jwt.private.keys", "weak", List.of(weak), List.of(weak));
        refused("paychain.jwt.private.keys", "shared", List.of(shared), List.of(old));
    }

    private void refused(String setting, String kid, List<JWK> secret, List<JWK> open) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> load(kid, secret, open));
        assertTrue(String.valueOf(refused.getMessage()).contains(setting), refused.getMessage());
    }

    private SigningKeys load(@Nullable String kid, List<JWK> secret, List<JWK> open) throws Exception {
        return SigningKeys.load(settings(kid, file("private.json", secret, false), file("jwks.json", open, true)));
    }

    private Path file(String name, List<JWK> keys, boolean open) throws Exception {
        return Files.writeString(folder.resolve(name), new JWKSet(keys).toString(open));
    }

    private static IdentitySettings settings(@Nullable String kid, Path secret, Path open) {
        return new IdentitySettings(
                URI.create("http://localhost:8000"),
                1337,
                Duration.ofMinutes(60),
                Duration.ofDays(7),
                "0123456789abcdef0123456789abcdef",
                Set.of(),
                Set.of(),
                secret,
                kid,
                open,
                20,
                100);
    }
}
