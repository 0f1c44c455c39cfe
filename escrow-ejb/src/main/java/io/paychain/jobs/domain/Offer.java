package io.paychain.jobs.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The terms behind one prepared funding.
 *
 * @param platformFeeUsd the fee on top of the pay as shown, rounded up to the cent
 */
public record Offer(Terms terms, BigDecimal platformFeeUsd) {

    /** Shows the fee in USD by the same proportion that it has in wei. */
    public static Offer of(Terms terms, BigInteger amountWei, BigInteger feeWei) {
        BigDecimal fee = terms.payAmountUsd()
                .multiply(new BigDecimal(feeWei))
                .divide(new BigDecimal(amountWei), 12, RoundingMode.DOWN);
        return new Offer(terms, fee.setScale(2, RoundingMode.CEILING));
    }
}
