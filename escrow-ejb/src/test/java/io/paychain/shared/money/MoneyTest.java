package io.paychain.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are whole numbers of the smallest unit, and nothing is ever rounded. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "USD, USD/2, 0.01",
        "EUR, EUR/2, 0.01",
        "KES, KES/2, 0.01",
        "BTC, BTC/8, 0.00000001",
        "ETH, ETH/18, 0.000000000000000001",
        "USDC, USDC/6, 0.000001",
        "EURC, EURC/6, 0.000001"
    })
    void d34_everyAssetHasItsScale_andNoFinerAmount(Asset asset, String code, String smallest) {
        assertEquals(code, asset.code());
        assertEquals(BigInteger.ONE, Money.parse(smallest, asset).minor());
        assertEquals(smallest, Money.parse(smallest, asset).text());
        assertThrows(ArithmeticException.class, () -> Money.parse(smallest + "1", asset));
        assertThrows(ArithmeticException.class, () -> Money.parse("1" + smallest.substring(1) + "9", asset));
    }

    @ParameterizedTest
    @CsvSource({"0.122, 0.122", "500.00, 500", "0.10, 0.1", "0.00, 0", "100, 100", "1e2, 100"})
    void d34_textIsAPlainDecimal_thatIsReadBackTheSame(String given, String shown) {
        Money amount = Money.parse(given, Asset.ETH);
        assertEquals(shown, amount.text());
        assertEquals(amount, Money.parse(amount.text(), Asset.ETH));
    }

    @Test
    void d34_sumsAreExact_beyondWhatAFloatHolds() {
        Money tenth = Money.parse("0.1", Asset.ETH);
        assertEquals("0.3", tenth.plus(tenth).plus(tenth).text());
        Money large = Money.parse("99999999999999999999.000000000000000001", Asset.ETH);
        assertEquals(
                "99999999999999999998.900000000000000001", large.minus(tenth).text());
    }

    @Test
    void d34_assetsAreNeverMixed() {
        Money dollar = Money.parse("1", Asset.USD);
        Money euro = Money.parse("1", Asset.EUR);
        assertThrows(IllegalArgumentException.class, () -> dollar.plus(euro));
        assertThrows(IllegalArgumentException.class, () -> dollar.minus(euro));
        assertThrows(IllegalArgumentException.class, () -> dollar.compareTo(euro));
    }
}
