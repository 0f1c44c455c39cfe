package io.paychain.escrow.domain;

import java.math.BigInteger;
import java.time.Duration;

/**
 * Escrow's configuration, checked once.
 *
 * @param chainId EIP-155 chain id
 * @param rpcUrl where the node listens; may hold a provider's key, so it is shown to nobody
 * @param publicRpcUrl a node that everybody may ask; empty for none
 * @param contract lower-case address
 * @param deployBlock the block that holds the contract's creation; the indexer starts there
 * @param confirmations 1 = included in the newest block
 * @param explorerUrl shown to people; empty for none
 * @param feeBps the fee of new jobs in hundredths of a percent
 * @param maxActiveJobs how many jobs one worker may have active at once
 * @param maxFeePerGas the most the relayer pays, wei per gas
 * @param resendAfter when a transaction that is next in line counts as stuck
 * @param lease how long a relay intent belongs to one server
 * @param demo true only where everything is embedded
 */
public record EscrowSettings(
        long chainId,
        String rpcUrl,
        String publicRpcUrl,
        String contract,
        long deployBlock,
        int confirmations,
        String explorerUrl,
        int feeBps,
        int maxActiveJobs,
        BigInteger maxFeePerGas,
        Duration resendAfter,
        Duration lease,
        boolean demo) {

    private static final java.util.Set<Long> TEST_CHAINS = java.util.Set.of(1337L, 31337L);

    /**
     * Refuses nonsense, so that a bad setting stops the start with its name.
     *
     * @throws IllegalArgumentException naming the setting
     */
    public EscrowSettings {
        require(chainId > 0, "PAYCHAIN_CHAIN_ID must be positive");
        require(!publicRpcUrl.contains("@"), "PAYCHAIN_CHAIN_PUBLIC_RPC_URL is shown to everybody: no password in it");
        require(contract.matches("0x[0-9a-f]{40}"), "PAYCHAIN_CHAIN_CONTRACT_ADDRESS must be an address");
        require(deployBlock >= 0, "PAYCHAIN_CHAIN_DEPLOY_BLOCK must not be negative");
        require(confirmations >= 1 && confirmations <= 64, "PAYCHAIN_CHAIN_CONFIRMATIONS must be 1 to 64");
        require(feeBps >= 0 && feeBps <= 500, "PAYCHAIN_ESCROW_FEE_BPS must be 0 to 500");
        require(maxActiveJobs > 0, "PAYCHAIN_ESCROW_MAX_ACTIVE_JOBS must be positive");
        require(!demo || developmentChain(chainId), "PAYCHAIN_DEMO is refused on any chain but 1337 and 31337");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean developmentChain(long chainId) {
        return TEST_CHAINS.contains(chainId);
    }

    /** True on the chains where the public test mnemonic may be used (D8, D9). */
    public boolean developmentChain() {
        return developmentChain(chainId);
    }

    /** The newest height that counts when this block is the newest. */
    public long confirmedHeight(long newest) {
        return newest - (confirmations - 1);
    }
}
