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

    private static final String LOW = A.toLowerCase(java.util.Locale.ROOT);

    private static Tokens.Remembered remembered(String token, boolean booked, boolean open) {
        return new Tokens.Remembered(token, Asset.USDC, booked, open);
    }

    private static void refused(List<String> setting, Tokens.Remembered before) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Tokens.of(setting).remembering(List.of(before)));
        assertTrue(refused.getMessage().startsWith("PAYCHAIN_CHAIN_TOKENS must name"), refused.getMessage());
        assertTrue(refused.getMessage().contains(before.token()), refused.getMessage());
    }

    @Test
    void anotherToken_neverGetsTheBookOfOne() {
        refused(List.of("USDC=" + B), remembered(LOW, true, true));
        refused(List.of("USDC=" + B), remembered(LOW, true, false));
        Tokens same = Tokens.of(List.of("USDC=" + A)).remembering(List.of(remembered(LOW, true, true)));
        assertEquals(Optional.of(LOW), same.token(Asset.USDC));
    }

    @Test
    void aTokenThatOpenJobsArePaidIn_cannotBeTakenOut() {
        refused(List.of("EURC=" + B), remembered(LOW, true, true));
        Tokens ended = Tokens.of(List.of("EURC=" + B)).remembering(List.of(remembered(LOW, true, false)));
        assertEquals(Optional.of(Asset.USDC), ended.asset(LOW), "its fees are still in the books");
        assertEquals(java.util.Set.of(B), ended.offered());
    }

    @Test
    void aTokenThatWasOnlyAskedFor_isShown_andHasNoBook() {
        Tokens tokens = Tokens.of(List.of("USDC=" + B)).remembering(List.of(remembered(LOW, false, false)));
        assertEquals(Optional.empty(), tokens.asset(LOW));
        assertEquals(Optional.of(Asset.USDC), tokens.shownAs(LOW));
        assertEquals(Optional.of(Asset.USDC), tokens.shownAs(B));
        assertEquals(Optional.empty(), tokens.shownAs("0x" + "99".repeat(20)));
        assertEquals(Optional.of(B), tokens.token(Asset.USDC));
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
