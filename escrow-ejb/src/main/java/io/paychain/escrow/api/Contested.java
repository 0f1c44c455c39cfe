package io.paychain.escrow.api;

import io.paychain.shared.money.Asset;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dispute or an agreement is about, as the confirmed chain last showed it.
 *
 * @param asset what the amounts are counted in
 * @param amountWei the pay, all of it still locked unless the status is final
 * @param workerPct the worker's share in percent when nobody rules
 * @param arbiterId who may rule, by the contract's number; 0 for nobody
 * @param end the clock of the status as people see it; null in a final status
 * @param employerWallet EIP-55
 * @param workerWallet EIP-55; null while nobody is assigned
 * @param termsHash what the contract binds, 0x hex
 * @param byDefault how the pay is shared out when nobody rules
 */
public record Contested(
        long jobId,
        EscrowStatus status,
        int round,
        Asset asset,
        BigInteger amountWei,
        int workerPct,
        int arbiterId,
        @Nullable Instant end,
        String employerWallet,
        @Nullable String workerWallet,
        String termsHash,
        Share byDefault) {}
