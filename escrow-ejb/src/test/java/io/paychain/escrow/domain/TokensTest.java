package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.shared.money.Asset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting that names the tokens. */
class TokensTest {

    private static final String A = "0x" + "aB".repeat(20);
    private static final String B = "0x" + "0c".repeat(20);

    @Test
    void assets_areKnownByTheAddressOfTheirToken_andEtherByNone() {
        Tokens tokens = Tokens.of(List.of("USDC=" + A, "EURC=" + B));
        assertEquals(Optional.of(Asset.USDC), tokens.asset(A.toLowerCase(java.util.Locale.ROOT)));
        assertEquals(Optional.of(Asset.ETH), tokens.asset(null));
        assertTrue(tokens.asset("0x" + "99".repeat(20)).isEmpty(), "whatever it calls itself");
        assertEquals(Optional.of(B), tokens.token(Asset.EURC));
        assertEquals(List.of(Asset.ETH, Asset.USDC, Asset.EURC), tokens.assets());
        assertEquals(List.of(Asset.ETH), Tokens.of(List.of()).assets());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USDC",
                "USDC=0x12",
                "ETH=0xabababababababababababababababababababab",
                "KES=0xabababababababababababababababababababab",
                "USDC=0xabababababababababababababababababababab,USDC=0x0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
                "USDC=0xabababababababababababababababababababab,EURC=0xABABABABABABABABABABABABABABABABABABABAB"
            })
    void nonsense_stopsTheStart_withTheSettingsName(String setting) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Tokens.of(Arrays.asList(setting.split(","))));
        assertTrue(refused.getMessage().startsWith("PAYCHAIN_CHAIN_TOKENS"));
    }
}
