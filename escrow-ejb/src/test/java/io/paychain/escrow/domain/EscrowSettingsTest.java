package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.SettingsFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops the start. The launcher refuses the same earlier, but an operator may run the server without it. */
class EscrowSettingsTest {

    @ParameterizedTest
    @ValueSource(longs = {1337, 31337})
    void d8_theDemoWallet_isOfferedOnDevelopmentChains(long chainId) {
        assertTrue(SettingsFixture.on(chainId, true).demo());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 137, 1336, 1338, 8453, 11155111})
    void d8_theDemoWallet_stopsTheStartOnAnyOtherChain(long chainId) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SettingsFixture.on(chainId, true));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("PAYCHAIN_DEMO "), refused.getMessage());
        assertFalse(SettingsFixture.on(chainId, false).demo(), "without it the chain is welcome");
    }
}
