package io.paychain.payments;

import io.paychain.payments.api.PaymentsProblem;
import io.paychain.payments.api.Quote;
import io.paychain.payments.domain.PriceFeed;
import io.paychain.payments.domain.QuotePolicy;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;

/** The boundary of payments. */
@Stateless
public class PaymentsService {

    // What one dollar costs in ether within an order of magnitude; other feeds are held against it.
    private static final BigDecimal PLAUSIBLE = new BigDecimal("0.000244");

    @Inject
    PriceFeed feed;

    @Inject
    Clock clock;

    /**
     * The price of a dollar in ether, good for 15 minutes.
     *
     * @throws Refusal QUOTE_REFUSED when the newest price is missing, stale, zero, negative or 10 times off
     */
    public Quote quote() {
        Instant now = clock.instant();
        PriceFeed.Price price = feed.newest().orElseThrow(() -> refused("There is no price."));
        QuotePolicy.refusal(price, PLAUSIBLE, now).ifPresent(why -> {
            throw refused(why);
        });
        String rate = price.ethPerUsd().stripTrailingZeros().toPlainString();
        return new Quote(rate, price.source(), now.plus(QuotePolicy.LIFE));
    }

    private static Refusal refused(String why) {
        return new Refusal(PaymentsProblem.QUOTE_REFUSED, why);
    }
}
