package io.paychain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtKeysTest {

    @TempDir
    Path folder;

    @Test
    void d25_ensure_makesAPrivateAndAPublicSetWithTheSameKeyId() throws Exception {
        Map<String, String> settings = JwtKeys.ensure(folder.resolve("keys"));
        Path privateFile = Path.of(settings.get("PAYCHAIN_JWT_PRIVATE_KEYS"));
        JWK signing = JWKSet.load(privateFile.toFile()).getKeys().get(0);
        JWKSet published = JWKSet.load(
                Path.of(URI.create(settings.get("PAYCHAIN_JWT_JWKS"))).toFile());
        assertThat(signing.isPrivate()).isTrue();
        assertThat(signing.size()).isEqualTo(2048);
        assertThat(published.getKeyByKeyId(signing.getKeyID()).isPrivate()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile)))
                .isEqualTo("rw-------");
    }

    @Test
    void d25_ensureTwice_keepsTheKey() throws Exception {
        Path folderOfKeys = folder.resolve("keys");
        JwtKeys.ensure(folderOfKeys);
        String first = Files.readString(folderOfKeys.resolve("jwks.json"));
        JwtKeys.ensure(folderOfKeys);
        assertThat(Files.readString(folderOfKeys.resolve("jwks.json"))).isEqualTo(first);
    }
}
