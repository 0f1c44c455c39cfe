package io.paychain.escrow.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/**
 * Escrow's configuration, checked once.
 *
 * @param chainId EIP-155 chain id
 * @param rpc the nodes we ask
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
 * @param sponsoring how much gas we pay for people
 * @param demo true only where everything is embedded
 */
public record EscrowSettings(
        long chainId,
        Rpc rpc,
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
        Sponsoring sponsoring,
        boolean demo) {

    /**
     * The nodes.
     *
     * @param urls where they listen; may hold a provider's key, so they are shown to nobody
     * @param needed how many have to say the same; 0 for more than half of those that answer
     * @param staleAfter how long a node may stand still while others go on
     * @param timeout how long one exchange with a node may take
     */
    public record Rpc(List<String> urls, int needed, Duration staleAfter, Duration timeout) {

        /** @throws IllegalArgumentException naming the setting */
        public Rpc {
            urls = List.copyOf(urls);
            require(!urls.isEmpty(), "PAYCHAIN_CHAIN_RPC_URL is missing");
            require(urls.size() <= 16, "PAYCHAIN_CHAIN_RPC_URL must name at most 16 nodes");
            require(
                    needed >= 0 && needed <= urls.size(),
                    "PAYCHAIN_CHAIN_RPC_QUORUM must be at most the number of nodes");
        }

        /** How many of so many answers have to be equal. */
        public int quorum(int answering) {
            return needed > 0 ? needed : answering / 2 + 1;
        }
    }

    /**
     * Gas that we pay for what people sign, wei per day of UTC; 0 for no bound.
     *
     * @param perPerson for one person, whichever wallets they have
     * @param inTotal for all together
     */
    public record Sponsoring(BigInteger perPerson, BigInteger inTotal) {}

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
