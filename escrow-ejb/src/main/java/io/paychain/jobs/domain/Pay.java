package io.paychain.jobs.domain;

import io.paychain.jobs.api.NewJob;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a job pays: dollars, which become ether at the rate of the funding, or an exact amount of a token.
 *
 * @param usd two decimals; of a token its value at par, which only orders lists
 * @param price null for dollars
 */
record Pay(BigDecimal usd, @Nullable Money price) {

    private static final BigDecimal LEAST = new BigDecimal("0.01");

    /** One of the two, not both. */
    static Pay check(FieldChecks fields, NewJob asked) {
        if (asked.payAsset() == null && asked.payAmount() == null) {
            return new Pay(fields.pay("pay_amount_usd", asked.payAmountUsd()), null);
        }
        Asset asset = asset(asked.payAsset());
        if (asset == null) {
            fields.wrong("pay_asset", "UNKNOWN_VALUE", "pay_asset must be USDC or EURC; ether is asked for in USD.");
            return new Pay(LEAST, null);
        }
        if (asked.payAmountUsd() != null) {
            fields.wrong("pay_amount_usd", "CONFLICT", "Give pay_amount_usd, or pay_amount with pay_asset.");
        }
        Money price = fields.token("pay_amount", asked.payAmount(), asset);
        return new Pay(price.decimal().setScale(2, RoundingMode.DOWN).max(LEAST), price);
    }

    private static @Nullable Asset asset(@Nullable String asked) {
        return Asset.USDC.name().equals(asked) ? Asset.USDC : Asset.EURC.name().equals(asked) ? Asset.EURC : null;
    }
}
