package io.paychain.escrow.api;

import org.jspecify.annotations.Nullable;

/**
 * A worker whom an employer admits: what both signed.
 *
 * @param lock the job's on chain that the worker signed for, 0x hex; null when it was not kept
 * @param worker lower-case 0x address
 * @param acceptance the worker's
 * @param workerIsContract true when only the worker's contract understands that signature (EIP-1271)
 * @param voucher the employer's
 * @param proof of the voucher
 */
public record Admission(
        @Nullable String lock,
        String worker,
        SignedAction acceptance,
        boolean workerIsContract,
        SignedAction voucher,
        Proof proof) {}
