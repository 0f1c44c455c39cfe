package io.paychain.escrow.domain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chain. Every method talks to the network, so none is called inside a transaction; all throw {@link ChainUnavailable}. */
public interface EscrowChain {

    /** The newest block that a quorum of the nodes has. */
    BlockRef newestBlock();

    /** The block of a height; empty when the chain is shorter, or the nodes do not agree on it yet. */
    Optional<BlockRef> block(long height);

    /** The blocks of a range, both ends included; up to where the chain ends or the nodes do not agree. */
    List<SeenBlock> blocks(long from, long to);

    /**
     * The contract's logs of linked blocks, in order, each once and none missing; logs that move or decide
     * nothing are left out.
     */
    List<ChainLog> logs(List<SeenBlock> run);

    /** An account's wei at the newest block. */
    BigInteger balance(String address);

    /**
     * What the contract says it holds, at the state after a block; fails when the node forgot that state.
     *
     * @param token lower-case address; null for ether
     */
    ContractFunds funds(long height, @Nullable String token);

    /** An account's smallest units of a token at the newest block. */
    TokenFunds tokenFunds(String token, String address);

    /** How many transactions of the account are in the newest block and before: its next nonce. */
    long nonce(String address);

    /** The receipt; empty while the transaction is in no block. */
    Optional<Receipt> receipt(String transactionHash);

    /** Tries a call of the contract without sending. */
    Simulation simulate(String from, BigInteger value, String callData);

    /** What a transaction has to pay now. */
    GasPrice gasPrice();

    /** What the contract says about a job now. */
    OnchainJob job(String id);

    /**
     * Sends a signed transaction.
     *
     * @return empty when the node took it or had it already; otherwise the node's words
     */
    Optional<String> send(String rawTransaction);

    /**
     * A transaction's fate.
     *
     * @param success false when it reverted
     * @param gasPrice wei per gas that were paid; 0 when the node does not tell
     */
    record Receipt(
            String transactionHash,
            long blockNumber,
            String blockHash,
            boolean success,
            BigInteger gasUsed,
            BigInteger gasPrice) {

        /** Wei that it cost. */
        public BigInteger cost() {
            return gasUsed.multiply(gasPrice);
        }
    }

    /** The outcome of a trial run. */
    sealed interface Simulation {
        /** It would work, using so much gas. */
        record Works(BigInteger gas) implements Simulation {}

        /** The contract would refuse with this error (a Solidity name, or the node's words). */
        record Reverts(String error) implements Simulation {}
    }

    /** Smallest units in the contract, all of it, and of it the platform's fees and undelivered payments. */
    record ContractFunds(BigInteger balance, BigInteger fees, BigInteger pending) {}

    /**
     * An account's part in a token.
     *
     * @param balance what it has
     * @param pending what waits for it in the contract
     */
    record TokenFunds(BigInteger balance, BigInteger pending) {}

    /** Wei per gas of EIP-1559. */
    record GasPrice(BigInteger baseFee, BigInteger priorityFee) {}

    /**
     * A job in the contract's own storage.
     *
     * @param worker lower-case; the zero address while nobody is assigned
     */
    record OnchainJob(int status, int round, String worker) {}
}
