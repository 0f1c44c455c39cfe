package io.paychain.escrow.adapter.relay;

import org.jspecify.annotations.Nullable;

/**
 * A leased intent: the right to work on it until the lease ends; every write checks {@code fence}.
 *
 * @param onchainId the contract's id of the job, 0x text
 * @param wallet the signer, lower-case; null when nobody signed
 * @param relayer whose nonce it is, lower-case; null until signed
 * @param nonce null until signed
 * @param gasLimit null until signed
 * @param minedHash the transaction in a block; null when there is none
 * @param minedBlock its block; null when there is none
 */
public record Claim(
        long id,
        long fence,
        @Nullable Long jobId,
        String onchainId,
        int round,
        String action,
        @Nullable String wallet,
        String callData,
        String status,
        @Nullable String relayer,
        @Nullable Long nonce,
        @Nullable Long gasLimit,
        @Nullable String minedHash,
        @Nullable Long minedBlock,
        int attempts) {}
