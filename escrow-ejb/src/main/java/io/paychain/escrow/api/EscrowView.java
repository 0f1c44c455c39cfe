package io.paychain.escrow.api;

import io.paychain.shared.money.Asset;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job's escrow as the confirmed chain last showed it. All times are chain time.
 *
 * @param jobId the database id of the job
 * @param status {@link EscrowStatus#NONE} while only prepared
 * @param chainId EIP-155 chain id
 * @param contractAddress the contract, EIP-55
 * @param onchainJobId the contract's id, 0x hex of 32 bytes; of the newest prepared funding while NONE
 * @param employerWallet EIP-55
 * @param workerWallet EIP-55; null while nobody is assigned
 * @param asset what the amounts are counted in
 * @param amountWei what the worker gets, smallest units
 * @param feeWei the platform's fee on top
 * @param round 0, and one more with every reopening
 * @param acceptBy end of the acceptance window; null unless NONE or OPEN
 * @param deadline end of the working time as shown to people (the contract's hour of grace is not
 *     included); null unless ACTIVE
 * @param reviewEndsAt end of the review window; null unless SUBMITTED
 * @param reopenBy end of the time to reopen; null unless VACANT
 * @param voided true when the job was voided before a lock was seen
 * @param unwanted true when the lock does not count: the job was voided or other terms were locked
 * @param pendingAction the relayed action on its way, lower-case; null when there is none
 * @param lockTransactionHash the transaction that locked the pay; null while NONE
 * @param lastTransactionHash the newest transaction of the job seen on chain; null while NONE
 */
public record EscrowView(
        long jobId,
        EscrowStatus status,
        long chainId,
        String contractAddress,
        String onchainJobId,
        String employerWallet,
        @Nullable String workerWallet,
        Asset asset,
        BigInteger amountWei,
        BigInteger feeWei,
        int round,
        @Nullable Instant acceptBy,
        @Nullable Instant deadline,
        @Nullable Instant reviewEndsAt,
        @Nullable Instant reopenBy,
        boolean voided,
        boolean unwanted,
        @Nullable String pendingAction,
        @Nullable String lockTransactionHash,
        @Nullable String lastTransactionHash) {}
