package io.paychain.escrow.domain;

/** What an escrow on chain is to us (D10). */
public enum Standing {
    /** The lock of a live job. */
    WANTED,
    /** A lock for a job voided meanwhile, or with other terms than prepared: no voucher, money back. */
    UNWANTED,
    /** A second lock of a job that has one: money back. */
    SURPLUS,
    /** Not ours; mirrored so that the books equal the chain. */
    STRANGER
}
