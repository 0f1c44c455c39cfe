package io.paychain.launcher;

import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.ArbiterDesk;
import io.paychain.embedded.ContractDeployer;
import io.paychain.embedded.DeployedContract;
import io.paychain.embedded.DevAccounts;
import io.paychain.embedded.EmbeddedException;
import io.paychain.embedded.JsonRpc;
import io.paychain.embedded.TokenDesk;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chain of a running PayChain: embedded, or an outside one named by {@code PAYCHAIN_CHAIN_RPC_URL}. */
public final class Chain implements AutoCloseable {

    /** Chain ids on which the public test mnemonic may be used (D8). */
    private static final Set<String> TEST_CHAINS = Set.of("1337", "31337");

    private final @Nullable AnvilNode embedded;
    private final Map<String, String> settings;

    private Chain(@Nullable AnvilNode embedded, Map<String, String> settings) {
        this.embedded = embedded;
        this.settings = settings;
    }

    /** Refuses the demo wallet on any chain but a test chain, whoever runs it. */
    static Chain start(StackSettings settings) {
        String chainId = settings.setting("PAYCHAIN_CHAIN_ID").orElse(Long.toString(AnvilNode.CHAIN_ID));
        boolean demo = settings.setting("PAYCHAIN_DEMO").orElse("false").equals("true");
        if (demo && !TEST_CHAINS.contains(chainId)) {
            throw new EmbeddedException("PAYCHAIN_DEMO is true but the chain id is " + chainId
                    + ": the demo wallet's keys are public, so it exists only on chain ids 1337 and 31337.");
        }
        return settings.setting("PAYCHAIN_CHAIN_RPC_URL")
                .map(url -> outside(settings, url, chainId))
                .orElseGet(() -> embedded(settings, chainId));
    }

    private static Chain embedded(StackSettings settings, String chainId) {
        if (!chainId.equals(Long.toString(AnvilNode.CHAIN_ID))) {
            throw new EmbeddedException("PAYCHAIN_CHAIN_ID is " + chainId
                    + " but the embedded chain's id is 1337: remove the setting or set PAYCHAIN_CHAIN_RPC_URL.");
        }
        AnvilNode node =
                AnvilNode.start(settings.layout().chain(), settings.ports().chain(), settings.mining());
        try {
            Map<String, String> chain = testSettings(settings, node.rpcUrl(), AnvilNode.CHAIN_ID);
            // It listens on this machine only, for whoever sits at it.
            chain.put("PAYCHAIN_CHAIN_PUBLIC_RPC_URL", node.rpcUrl());
            return new Chain(node, chain);
        } catch (EmbeddedException e) {
            node.close();
            throw e;
        }
    }

    /** Deploys the contract with the public test accounts, which thereby own it. */
    private static Map<String, String> testSettings(StackSettings stack, String rpcUrl, long chainId) {
        DeployedContract contract = new ContractDeployer(
                        new JsonRpc(rpcUrl), chainId, stack.layout().chain())
                .ensure(DevAccounts.owner(), DevAccounts.voucherSigner().address());
        new ArbiterDesk(new JsonRpc(rpcUrl), contract)
                .ensure(DevAccounts.owner(), DevAccounts.arbiter().address());
        Map<String, String> tokens = new TokenDesk(new JsonRpc(rpcUrl), contract)
                .ensure(DevAccounts.owner(), stack.layout().chain());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PAYCHAIN_CHAIN_TOKENS", TokenDesk.setting(tokens));
        settings.put("PAYCHAIN_CHAIN_RPC_URL", rpcUrl);
        settings.put("PAYCHAIN_CHAIN_ID", Long.toString(contract.chainId()));
        settings.put("PAYCHAIN_CHAIN_CONTRACT_ADDRESS", contract.address());
        settings.put("PAYCHAIN_CHAIN_DEPLOY_BLOCK", Long.toString(contract.block()));
        settings.put("PAYCHAIN_CHAIN_CONFIRMATIONS", "1");
        settings.put("PAYCHAIN_CHAIN_RELAYER_KEY", DevAccounts.relayer().privateKey());
        settings.put("PAYCHAIN_CHAIN_VOUCHER_KEY", DevAccounts.voucherSigner().privateKey());
        settings.put("PAYCHAIN_ADMIN_WALLETS", DevAccounts.admin().address());
        settings.put("PAYCHAIN_CHAIN_ARBITER_ID", Integer.toString(ArbiterDesk.ARBITER_ID));
        settings.put("PAYCHAIN_ARBITER_WALLETS", DevAccounts.arbiter().address());
        settings.put("PAYCHAIN_DEMO", "true");
        return settings;
    }

    private static Chain outside(StackSettings settings, String url, String chainId) {
        String because = "PAYCHAIN_CHAIN_RPC_URL names an outside chain.";
        settings.required("PAYCHAIN_CHAIN_ID", because);
        if (settings.setting("PAYCHAIN_DEMO").orElse("").equals("true")
                && settings.setting("PAYCHAIN_CHAIN_CONTRACT_ADDRESS").isEmpty()) {
            Map<String, String> chain = testSettings(settings, nodes(url).get(0), Long.parseLong(chainId));
            chain.put("PAYCHAIN_CHAIN_RPC_URL", url);
            return new Chain(null, chain);
        }
        settings.required("PAYCHAIN_CHAIN_CONTRACT_ADDRESS", because);
        settings.required("PAYCHAIN_CHAIN_RELAYER_KEY", because);
        settings.required("PAYCHAIN_CHAIN_VOUCHER_KEY", because);
        nodes(url).forEach(node -> requireChainId(node, chainId));
        return new Chain(null, Map.of());
    }

    /** The nodes that a comma-separated setting names. */
    private static List<String> nodes(String urls) {
        return Arrays.stream(urls.split(",", -1))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /** A chain that does not answer is no reason not to start: everything that needs none is served. */
    private static void requireChainId(String url, String chainId) {
        String actual;
        try {
            actual = Long.toString(new JsonRpc(url).quantity("eth_chainId"));
        } catch (EmbeddedException e) {
            return;
        }
        if (!actual.equals(chainId)) {
            throw new EmbeddedException("The chain at PAYCHAIN_CHAIN_RPC_URL has id " + actual
                    + " but PAYCHAIN_CHAIN_ID is " + chainId + ".");
        }
    }

    /** Returns the embedded chain, for tests that stop it or move its time; empty when the chain is an outside one. */
    public Optional<AnvilNode> embedded() {
        return Optional.ofNullable(embedded);
    }

    Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        embedded().ifPresent(AnvilNode::close);
    }
}
