package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    @ParameterizedTest
    @CsvSource({
        "122000000000000000, 200, 2440000000000000",
        "1, 200, 1",
        "50, 200, 1",
        "51, 200, 2",
        "0, 200, 0",
        "122000000000000000, 0, 0",
        "10000, 1, 1"
    })
    void D1_fee_isTheCeilingOfTheShare(BigInteger amount, int bps, BigInteger fee) {
        assertEquals(fee, Fees.of(amount, bps));
    }

    @Test
    void D1_property_feeIsTheLeastThatCoversTheShare() {
        Random random = new Random(20_26);
        for (int i = 0; i < 20_000; i++) {
            BigInteger amount = new BigInteger(88, random);
            int bps = random.nextInt(501);
            BigInteger fee = Fees.of(amount, bps);
            BigInteger share = amount.multiply(BigInteger.valueOf(bps));
            assertTrue(fee.multiply(WHOLE).compareTo(share) >= 0, () -> amount + " " + bps);
            assertTrue(
                    fee.signum() == 0
                            || fee.subtract(BigInteger.ONE).multiply(WHOLE).compareTo(share) < 0,
                    () -> amount + " " + bps);
        }
    }
}
