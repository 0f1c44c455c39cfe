package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnvilNodeIT {

    private static final String THOUSAND_ETHER = "0x3635c9adc5dea00000";

    @TempDir
    Path directory;

    @Test
    void d9_d18_start_fundsAllFourteenAccounts() {
        try (AnvilNode node = AnvilNode.start(directory, 0, AnvilNode.Mining.INSTANT)) {
            assertThat(node.rpc().quantity("eth_chainId")).isEqualTo(1337);
            for (DevAccount account : DevAccounts.all()) {
                assertThat(balance(node, account)).as(account.toString()).isEqualTo(THOUSAND_ETHER);
            }
        }
    }

    @Test
    void secondStart_keepsBlocksAndBalances() {
        String hash;
        try (AnvilNode node = AnvilNode.start(directory, 0, AnvilNode.Mining.INSTANT)) {
            node.rpc().call("anvil_setBalance", DevAccounts.of(0).address(), "0x1");
            node.rpc().call("evm_mine");
            hash = blockHash(node, 1);
        }
        try (AnvilNode node = AnvilNode.start(directory, 0, AnvilNode.Mining.INSTANT)) {
            assertThat(balance(node, DevAccounts.of(0))).isEqualTo("0x1");
            assertThat(node.rpc().quantity("eth_blockNumber")).isEqualTo(1);
            assertThat(blockHash(node, 1)).isEqualTo(hash);
        }
    }

    @Test
    void killedNode_keepsTheStoredState() throws InterruptedException {
        try (AnvilNode node = AnvilNode.start(directory, 0, AnvilNode.Mining.INSTANT)) {
            node.rpc().call("anvil_setBalance", DevAccounts.of(0).address(), "0x2");
            node.rpc().call("evm_mine");
            Thread.sleep(Duration.ofSeconds(7).toMillis());
            node.kill();
            node.restart();
            assertThat(balance(node, DevAccounts.of(0))).isEqualTo("0x2");
        }
    }

    @Test
    void advance_movesTheChainsClock() {
        try (AnvilNode node = AnvilNode.start(directory, 0, AnvilNode.Mining.INSTANT)) {
            long before = timestamp(node);
            node.advance(Duration.ofHours(5));
            assertThat(timestamp(node))
                    .isGreaterThanOrEqualTo(before + Duration.ofHours(5).toSeconds());
        }
    }

    @Test
    void applicationMining_makesBlocksWhileNothingHappens() throws InterruptedException {
        AnvilNode.Mining everySecond = new AnvilNode.Mining(1, 0);
        try (AnvilNode node = AnvilNode.start(directory, 0, everySecond)) {
            Thread.sleep(Duration.ofSeconds(3).toMillis());
            assertThat(node.rpc().quantity("eth_blockNumber")).isPositive();
        }
    }

    @Test
    void portInUse_isOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> AnvilNode.start(directory, taken.getLocalPort(), AnvilNode.Mining.INSTANT))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("is in use")
                    .hasMessageContaining("PAYCHAIN_EMBEDDED_CHAIN_PORT");
        }
    }

    private static String balance(AnvilNode node, DevAccount account) {
        return node.rpc().call("eth_getBalance", account.address(), "latest").asText();
    }

    private static String blockHash(AnvilNode node, int number) {
        return node.rpc()
                .call("eth_getBlockByNumber", "0x" + number, false)
                .path("hash")
                .asText();
    }

    private static long timestamp(AnvilNode node) {
        return Long.decode(node.rpc()
                .call("eth_getBlockByNumber", "latest", false)
                .path("timestamp")
                .asText());
    }
}
