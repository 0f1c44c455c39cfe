package io.paychain.escrow.domain;

import io.paychain.escrow.domain.EscrowChain.GasPrice;
import io.paychain.escrow.domain.Keys.Fee;
import java.math.BigInteger;

/** What the relayer offers for gas, never above its ceiling. */
public final class Bidding {

    private static final BigInteger TWO = BigInteger.TWO;
    // Nodes replace a transaction only for 10 % more; an eighth leaves no doubt about rounding.
    private static final BigInteger BUMP_DIVISOR = BigInteger.valueOf(8);

    private Bidding() {}

    /** The first offer: room for the base fee to double. */
    public static Fee first(GasPrice price, BigInteger ceiling) {
        BigInteger max = price.baseFee().multiply(TWO).add(price.priorityFee()).min(ceiling);
        return new Fee(max, price.priorityFee().min(max));
    }

    /** The next offer for the same nonce: at least an eighth more in both parts. Equal to the old one at the ceiling. */
    public static Fee next(Fee last, GasPrice price, BigInteger ceiling) {
        BigInteger priority = bumped(last.priority()).max(price.priorityFee());
        BigInteger max = bumped(last.max()).max(price.baseFee().multiply(TWO).add(priority));
        boolean tooMuch = max.compareTo(ceiling) > 0;
        if (tooMuch && bumped(last.max()).compareTo(ceiling) > 0) {
            return last;
        }
        return new Fee(max.min(ceiling), priority.min(ceiling));
    }

    private static BigInteger bumped(BigInteger value) {
        return value.add(value.divide(BUMP_DIVISOR)).add(BigInteger.ONE);
    }
}
