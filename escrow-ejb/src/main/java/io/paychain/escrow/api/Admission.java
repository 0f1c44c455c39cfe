package io.paychain.escrow.api;

/**
 * A worker whom an employer admits: what both signed.
 *
 * @param worker lower-case 0x address
 * @param acceptance the worker's
 * @param workerIsContract true when only the worker's contract understands that signature (EIP-1271)
 * @param voucher the employer's
 * @param proof of the voucher
 */
public record Admission(
        String worker, SignedAction acceptance, boolean workerIsContract, SignedAction voucher, Proof proof) {}
