package io.paychain.escrow.api;

/**
 * A transaction that the demo wallet signed and the chain included (P56).
 *
 * @param transactionHash 0x text
 * @param contractAddress EIP-55
 * @param gasUsed by the transaction
 * @param status {@code confirmed}
 */
public record Confirmed(String transactionHash, String contractAddress, long gasUsed, String status) {}
