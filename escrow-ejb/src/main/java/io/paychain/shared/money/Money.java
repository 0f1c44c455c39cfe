package io.paychain.shared.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount of one asset, counted in the asset's smallest unit (D34).
 *
 * @param minor the amount in minor units (wei for ETH, cents for USD); may be negative
 * @param asset what is counted
 */
public record Money(BigInteger minor, Asset asset) implements Comparable<Money> {

    /**
     * Reads a decimal amount.
     *
     * @throws ArithmeticException when the amount has more decimals than the asset: excess decimals
     *     are refused, never rounded
     */
    public static Money of(BigDecimal amount, Asset asset) {
        return new Money(amount.setScale(asset.scale()).unscaledValue(), asset);
    }

    /** Reads a decimal string such as {@code "0.122"}; see {@link #of(BigDecimal, Asset)}. */
    public static Money parse(String amount, Asset asset) {
        return of(new BigDecimal(amount), asset);
    }

    /** The amount in whole units of the asset, with exactly the asset's scale. */
    public BigDecimal decimal() {
        return new BigDecimal(minor, asset.scale());
    }

    /** The amount as JSON carries it: a plain decimal string without trailing zeros. */
    public String text() {
        return decimal().signum() == 0 ? "0" : decimal().stripTrailingZeros().toPlainString();
    }

    /** The sum; both sides must be of the same asset. */
    public Money plus(Money other) {
        requireSame(other);
        return new Money(minor.add(other.minor), asset);
    }

    /** The difference, which may be negative; both sides must be of the same asset. */
    public Money minus(Money other) {
        requireSame(other);
        return new Money(minor.subtract(other.minor), asset);
    }

    @Override
    public int compareTo(Money other) {
        requireSame(other);
        return minor.compareTo(other.minor);
    }

    private void requireSame(Money other) {
        if (asset != other.asset) {
            throw new IllegalArgumentException("mixed assets: " + asset + " and " + other.asset);
        }
    }
}
