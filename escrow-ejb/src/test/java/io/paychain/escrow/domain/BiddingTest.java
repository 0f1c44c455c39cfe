package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.domain.EscrowChain.GasPrice;
import io.paychain.escrow.domain.Keys.Fee;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** F16: a replacement must pay at least a tenth more in both parts, and never more than the ceiling. */
class BiddingTest {

    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger CEILING = GWEI.multiply(BigInteger.valueOf(500));

    @Test
    void replacements_riseByATenthAtLeast_untilTheCeiling() {
        GasPrice price = new GasPrice(GWEI, GWEI);
        Fee fee = Bidding.first(price, CEILING);
        for (int i = 0; i < 100; i++) {
            Fee next = Bidding.next(fee, price, CEILING);
            assertTrue(next.max().compareTo(CEILING) <= 0);
            assertTrue(next.priority().compareTo(next.max()) <= 0);
            if (!next.equals(fee)) {
                assertTenthMore(fee.max(), next.max());
                assertTenthMore(fee.priority(), next.priority());
            }
            fee = next;
        }
        assertEquals(fee, Bidding.next(fee, price, CEILING), "at the ceiling it stops");
    }

    @Test
    void feeSpike_isFollowedAtOnce() {
        Fee fee = Bidding.next(
                new Fee(GWEI.multiply(BigInteger.TWO), GWEI),
                new GasPrice(GWEI.multiply(BigInteger.valueOf(100)), GWEI),
                CEILING);
        assertTrue(fee.max().compareTo(GWEI.multiply(BigInteger.valueOf(200))) >= 0);
    }

    @Test
    void firstBid_respectsTheCeiling() {
        Fee fee = Bidding.first(new GasPrice(CEILING, GWEI), CEILING);
        assertEquals(CEILING, fee.max());
    }

    private static void assertTenthMore(BigInteger before, BigInteger after) {
        BigInteger least = before.multiply(BigInteger.valueOf(11));
        assertTrue(after.multiply(BigInteger.TEN).compareTo(least) >= 0, before + " to " + after);
    }
}
