package io.paychain.escrow.domain;

import io.paychain.shared.money.Asset;
import java.math.BigInteger;

/**
 * The books of one asset at one block, in its smallest unit.
 *
 * @param asset what the amounts are counted in
 * @param locked open principal and fees of jobs
 * @param fees earned by the platform
 * @param pending undelivered payments
 */
public record BookState(BlockRef block, Asset asset, BigInteger locked, BigInteger fees, BigInteger pending) {

    /** What the contract must hold. */
    public BigInteger total() {
        return locked.add(fees).add(pending);
    }
}
