package io.paychain.admin.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An escrow as the indexer saw it.
 *
 * @param onchainId 0x and 64 hexadecimal digits
 * @param jobId our job; null for a stranger's
 * @param standing whether it is the one its job wants
 * @param status of the contract
 * @param round counts acceptances
 * @param employer wallet
 * @param worker wallet; null without one
 * @param amount amount and asset; of a token its smallest units and its address
 * @param fee the same on top
 * @param lastTransaction hash of the last transaction that touched it
 * @param lastBlock its block
 */
public record EscrowRow(
        String onchainId,
        @Nullable Long jobId,
        String standing,
        String status,
        int round,
        String employer,
        @Nullable String worker,
        String amount,
        String fee,
        String lastTransaction,
        long lastBlock)
        implements Serializable {}
