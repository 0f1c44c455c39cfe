package io.paychain.escrow.domain;

import java.math.BigInteger;

/** The platform's fee, paid on top of the worker's amount (D1). */
public final class Fees {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private Fees() {}

    /**
     * {@code ceil(amount × feeBps / 10 000)}, in wei.
     *
     * @param amount wei, not negative
     * @param feeBps hundredths of a percent, not negative
     */
    public static BigInteger of(BigInteger amount, int feeBps) {
        BigInteger product = amount.multiply(BigInteger.valueOf(feeBps));
        return product.add(WHOLE).subtract(BigInteger.ONE).divide(WHOLE);
    }
}
