package io.paychain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path data;

    @Test
    void d9_firstStart_makesPrivateFiles() throws IOException {
        Secrets.of(layout());
        for (String name : new String[] {"secrets.env", "service-keys.env"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void secondStart_keepsEverySecret() {
        Secrets first = Secrets.of(layout());
        Secrets second = Secrets.of(layout());
        assertThat(second.database()).isEqualTo(first.database());
        assertThat(second.settings()).isEqualTo(first.settings());
    }

    @Test
    void d9_settings_areFourDistinctServiceKeysAndAPepper() {
        assertThat(Secrets.of(layout()).settings())
                .containsOnlyKeys(
                        "PAYCHAIN_SERVICE_KEY_USER",
                        "PAYCHAIN_SERVICE_KEY_JOB",
                        "PAYCHAIN_SERVICE_KEY_PAYMENT",
                        "PAYCHAIN_SERVICE_KEY_WS",
                        "PAYCHAIN_HASH_PEPPER",
                        "PAYCHAIN_ENCRYPTION_KEY")
                .doesNotContainValue("")
                .satisfies(settings -> assertThat(settings.values()).doesNotHaveDuplicates());
    }

    private Layout layout() {
        return Layout.ofProject(data, data);
    }
}
