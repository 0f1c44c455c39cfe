package io.paychain.escrow.domain;

import java.math.BigInteger;

/**
 * What the contract packs into {@code termsWord}.
 *
 * @param acceptBy end of the first acceptance window, chain seconds
 * @param workHours time to work after acceptance
 * @param reviewHours the review window
 * @param feeBps the fee in hundredths of a percent
 * @param workerPct the worker's share when a dispute is never ruled
 * @param amount wei the worker gets
 * @param flags bit 0 token, bit 1 items, bit 2 employerPicks, bits 3–7 the arbiter's number
 */
public record Terms(
        long acceptBy, int workHours, int reviewHours, int feeBps, int workerPct, BigInteger amount, int flags) {

    private static final int CLOCK_BITS = 32;
    private static final int AMOUNT_BITS = 88;

    /** The flag of pay in a token. */
    static final int TOKEN = 1;

    /** The flag of a worker whom the employer admits, and not the platform. */
    static final int EMPLOYER_PICKS = 4;

    /** Where the flags hold the arbiter's number. */
    static final int ARBITER_SHIFT = 3;

    /**
     * Refuses values that do not fit their fields.
     *
     * @throws IllegalArgumentException naming the field
     */
    public Terms {
        fits("acceptBy", BigInteger.valueOf(acceptBy), CLOCK_BITS);
        fits("workHours", BigInteger.valueOf(workHours), 16);
        fits("reviewHours", BigInteger.valueOf(reviewHours), 8);
        fits("feeBps", BigInteger.valueOf(feeBps), 16);
        fits("workerPct", BigInteger.valueOf(workerPct), 8);
        fits("amount", amount, AMOUNT_BITS);
        fits("flags", BigInteger.valueOf(flags), 8);
    }

    /** Reads the contract's word; bits above the flags must be zero. */
    public static Terms unpack(BigInteger word) {
        if (word.signum() < 0 || word.bitLength() > 176) {
            throw new IllegalArgumentException("not a terms word: " + word.toString(16));
        }
        return new Terms(
                field(word, 0, CLOCK_BITS).longValueExact(),
                field(word, 32, 16).intValueExact(),
                field(word, 48, 8).intValueExact(),
                field(word, 56, 16).intValueExact(),
                field(word, 72, 8).intValueExact(),
                field(word, 80, AMOUNT_BITS),
                field(word, 168, 8).intValueExact());
    }

    /** The contract's word. */
    public BigInteger word() {
        return BigInteger.valueOf(acceptBy)
                .or(BigInteger.valueOf(workHours).shiftLeft(32))
                .or(BigInteger.valueOf(reviewHours).shiftLeft(48))
                .or(BigInteger.valueOf(feeBps).shiftLeft(56))
                .or(BigInteger.valueOf(workerPct).shiftLeft(72))
                .or(amount.shiftLeft(80))
                .or(BigInteger.valueOf(flags).shiftLeft(168));
    }

    /** Who may rule, by the contract's number; 0 for nobody. */
    public int arbiterId() {
        return flags >> ARBITER_SHIFT;
    }

    /** True when the pay is a token and not ether. */
    public boolean paidInToken() {
        return (flags & TOKEN) != 0;
    }

    /** True when the employer admits the worker, and not the platform. */
    public boolean employerPicks() {
        return (flags & EMPLOYER_PICKS) != 0;
    }

    /** The fee on the amount, wei. */
    public BigInteger fee() {
        return Fees.of(amount, feeBps);
    }

    /** What the employer locks: amount and fee, wei. */
    public BigInteger value() {
        return amount.add(fee());
    }

    private static BigInteger field(BigInteger word, int offset, int bits) {
        return word.shiftRight(offset).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }

    private static void fits(String name, BigInteger value, int bits) {
        if (value.signum() < 0 || value.bitLength() > bits) {
            throw new IllegalArgumentException(name + " does not fit " + bits + " bits: " + value);
        }
    }
}
