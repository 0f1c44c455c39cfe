package io.paychain.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paychain.embedded.EmbeddedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackSettingsTest {

    @TempDir
    Path data;

    @Test
    void application_hasTheDocumentedPorts() {
        assertThat(settings(Map.of()).ports()).isEqualTo(new StackSettings.Ports(8000, -5432, -6379, 8545));
    }

    @Test
    void application_keepsOnlySettingsOfPayChain() {
        assertThat(settings(Map.of("PATH", "/bin", "PAYCHAIN_DEMO", " ", "PAYCHAIN_HTTP_PORT", "8001"))
                        .environment())
                .containsOnlyKeys("PAYCHAIN_HTTP_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "65536", "8000.5", "123456"})
    void badPort_isRefusedByName(String port) {
        assertThatThrownBy(() -> settings(Map.of("PAYCHAIN_HTTP_PORT", port)))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("PAYCHAIN_HTTP_PORT");
    }

    @Test
    void preferredPort_givesWayWhenTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortChoice.of(-taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
            assertThat(PortChoice.of(taken.getLocalPort())).isEqualTo(taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "8453", "11155111"})
    void d8_demoWallet_onARealChain_isRefused(String chainId) {
        StackSettings settings = settings(Map.of(
                "PAYCHAIN_DEMO", "true",
                "PAYCHAIN_CHAIN_ID", chainId,
                "PAYCHAIN_CHAIN_RPC_URL", "http://127.0.0.1:1"));
        assertThatThrownBy(() -> Chain.start(settings))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("only on chain ids 1337 and 31337");
    }

    @Test
    void otherChainIdOnTheEmbeddedChain_isRefused() {
        StackSettings settings = settings(Map.of("PAYCHAIN_CHAIN_ID", "5"));
        assertThatThrownBy(() -> Chain.start(settings)).hasMessageContaining("embedded chain's id is 1337");
    }

    @Test
    void outsideChainWithoutContract_isRefusedByName() {
        StackSettings settings =
                settings(Map.of("PAYCHAIN_CHAIN_ID", "1337", "PAYCHAIN_CHAIN_RPC_URL", "http://127.0.0.1:1"));
        assertThatThrownBy(() -> Chain.start(settings)).hasMessageContaining("PAYCHAIN_CHAIN_CONTRACT_ADDRESS");
    }

    @Test
    void outsideDatabaseWithoutUser_isRefusedByName() {
        StackSettings settings = settings(Map.of("PAYCHAIN_DB_URL", "jdbc:postgresql://127.0.0.1:1/x"));
        assertThatThrownBy(() -> Database.start(settings, Secrets.of(settings.layout())))
                .hasMessageContaining("PAYCHAIN_DB_USER");
    }

    @Test
    void secondLauncherInTheSameDirectory_isRefused() {
        StackSettings settings = settings(Map.of());
        try (PayChainStack first = PayChainStack.prepare(settings, Progress.silent())) {
            assertThat(first.servers()).isEmpty();
            assertThatThrownBy(() -> PayChainStack.prepare(settings, Progress.silent()))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("Another PayChain runs");
        }
    }

    private StackSettings settings(Map<String, String> environment) {
        return StackSettings.application(Layout.ofProject(data, data), environment);
    }
}
