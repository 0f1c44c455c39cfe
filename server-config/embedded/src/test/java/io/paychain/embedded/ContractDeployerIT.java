package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;

class ContractDeployerIT {

    @TempDir
    Path directory;

    private AnvilNode node;

    @BeforeEach
    void start() {
        node = AnvilNode.start(directory.resolve("anvil"), 0, AnvilNode.Mining.INSTANT);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void d19_ensure_deploysWithOwnerAndGate() {
        DeployedContract contract = ensure();
        assertThat(call(contract, "0x8da5cb5b")).endsWith(lower(DevAccounts.owner()));
        assertThat(contract.block()).isEqualTo(1);
        assertThat(directory.resolve("1337.json")).exists();
    }

    /** EIP-1014 by the canonical proxy: the same on every chain, whoever deploys and whatever was sent before. */
    @Test
    void ensure_deploysToTheAddressThatFollowsFromTheCode() {
        node.rpc().call("anvil_setNonce", DevAccounts.owner().address(), "0x7");
        String code = ContractArtifact.creationCode(
                DevAccounts.owner().address(), DevAccounts.voucherSigner().address(), ContractDeployer.MIN_FEE_BPS);
        String hash = Hash.sha3("0xff4e59b44847b379578588920cA78FbF26c0B4956C" + "0".repeat(64)
                + Hash.sha3(code).substring(2));
        assertThat(ensure().address()).isEqualTo(Keys.toChecksumAddress(hash.substring(26)));
    }

    @Test
    void d19_theRecordTellsAddressBlockAndAbi_andNothingElseIsWritten() throws IOException {
        DeployedContract contract = ensure();
        JsonNode record =
                new ObjectMapper().readTree(directory.resolve("1337.json").toFile());
        assertThat(record.path("chain_id").asLong()).isEqualTo(1337);
        assertThat(record.path("address").asText()).isEqualTo(contract.address());
        assertThat(record.path("block").asLong()).isEqualTo(contract.block());
        assertThat(record.path("abi_hash").asText()).matches("0x[0-9a-f]{64}").isEqualTo(ContractArtifact.abiHash());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("anvil", "1337.json", "1337.pending.json");
        }
    }

    @Test
    void d19_ensureTwice_alsoAfterARestart_deploysOnce() {
        DeployedContract first = ensure();
        node.restart();
        assertThat(ensure()).isEqualTo(first);
        assertThat(node.rpc()
                        .quantity("eth_getTransactionCount", DevAccounts.owner().address(), "latest"))
                .isEqualTo(1);
    }

    @Test
    void ensure_afterAKillBetweenSendingAndRecording_findsItsOwnDeployment() throws IOException {
        DeployedContract first = ensure();
        Files.delete(directory.resolve("1337.json"));
        assertThat(ensure()).isEqualTo(first);
    }

    @Test
    void ensure_onAResetChain_isRefused() {
        ensure();
        node.rpc().call("anvil_reset");
        assertThatThrownBy(this::ensure).isInstanceOf(EmbeddedException.class).hasMessageContaining("-Dfresh");
    }

    @Test
    void ensure_onAnotherChain_isRefused() {
        ContractDeployer deployer = new ContractDeployer(node.rpc(), 1, directory);
        assertThatThrownBy(() -> deployer.ensure(
                        DevAccounts.owner(), DevAccounts.voucherSigner().address()))
                .isInstanceOf(EmbeddedException.class)
                .hasMessage("The chain has id 1337 but 1 is configured.");
    }

    private DeployedContract ensure() {
        return new ContractDeployer(node.rpc(), AnvilNode.CHAIN_ID, directory)
                .ensure(DevAccounts.owner(), DevAccounts.voucherSigner().address());
    }

    private String call(DeployedContract contract, String data) {
        return node.rpc()
                .call("eth_call", Map.of("to", contract.address(), "data", data), "latest")
                .asText();
    }

    private static String lower(DevAccount account) {
        return account.address().substring(2).toLowerCase(Locale.ROOT);
    }
}
