package io.paychain.payments.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F22: a price that cannot be trusted becomes no quote. */
class QuotePolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final BigDecimal REFERENCE = new BigDecimal("0.000244");

    @ParameterizedTest
    @CsvSource({
        "0.000244, 0, true",
        "0.00243, 0, true",
        "0.0000245, 0, true",
        "0.00244, 0, false",
        "0.0000244, 0, false",
        "0, 0, false",
        "-0.000244, 0, false",
        "0.000244, 600, true",
        "0.000244, 601, false",
        "0.000244, -601, false"
    })
    void D15_onlyAFreshAndPlausiblePriceIsQuoted(String rate, long ageSeconds, boolean quoted) {
        PriceFeed.Price price = new PriceFeed.Price(new BigDecimal(rate), "test", NOW.minusSeconds(ageSeconds));
        assertEquals(quoted, QuotePolicy.refusal(price, REFERENCE, NOW).isEmpty());
    }
}
