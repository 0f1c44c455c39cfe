package io.paychain.escrow.domain;

/**
 * An event with its place on chain.
 *
 * @param block the block's number and hash
 * @param transactionHash the transaction that did it
 * @param logIndex its place in the block
 * @param event what it says
 */
public record ChainLog(BlockRef block, String transactionHash, int logIndex, ChainEvent event) {}
