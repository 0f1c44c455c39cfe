package io.paychain.escrow.domain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The chain. Every method talks to the network, so none is called inside a transaction; all throw {@link ChainUnavailable}. */
public interface EscrowChain {

    /** The newest block. */
    BlockRef newestBlock();

    /** The block of a height; empty when the chain is shorter. */
    Optional<BlockRef> block(long height);

    /** The blocks of a range, both ends included; shorter when the chain is. */
    List<BlockRef> blocks(long from, long to);

    /** The contract's logs of a range, both ends included, in order; logs that move or decide nothing are left out. */
    List<ChainLog> logs(long from, long to);

    /** An account's wei at the newest block. */
    BigInteger balance(String address);

    /** What the contract says it holds, at the state after a block; fails when the node forgot that state. */
    ContractFunds funds(long height);

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
     */
    record Receipt(String transactionHash, long blockNumber, String blockHash, boolean success, BigInteger gasUsed) {}

    /** The outcome of a trial run. */
    sealed interface Simulation {
        /** It would work, using so much gas. */
        record Works(BigInteger gas) implements Simulation {}

        /** The contract would refuse with this error (a Solidity name, or the node's words). */
        record Reverts(String error) implements Simulation {}
    }

    /** Wei in the contract, all of it, and of it the platform's fees and undelivered payments. */
    record ContractFunds(BigInteger balance, BigInteger fees, BigInteger pending) {}

    /** Wei per gas of EIP-1559. */
    record GasPrice(BigInteger baseFee, BigInteger priorityFee) {}

    /**
     * A job in the contract's own storage.
     *
     * @param worker lower-case; the zero address while nobody is assigned
     */
    record OnchainJob(int status, int round, String worker) {}
}
