package io.paychain.escrow.domain;

/** What an escrow on chain is to us (D10). */
public enum Standing {
    /** The lock of a live job. */
    WANTED,
    /** A lock for a job voided meanwhile, or with other terms than prepared, that nobody accepted: no voucher, money back. */
    UNWANTED,
    /** A second lock of a job that has one: money back. */
    SURPLUS,
    /** Not ours; mirrored so that the books equal the chain. */
    STRANGER;

    /**
     * What it is from an acceptance on. A voucher from before a reorganisation, or the employer's own consent, binds
     * pay and worker to each other: no cancel and no accept-by ends that, so the job goes on under this lock. (One with
     * other terms than prepared is the job's no longer; only who knows what was prepared can tell.)
     */
    public Standing accepted() {
        return this == UNWANTED ? WANTED : this;
    }
}
