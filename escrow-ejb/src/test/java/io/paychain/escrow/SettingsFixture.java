package io.paychain.escrow;

import io.paychain.escrow.domain.EscrowSettings;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/** Escrow's settings as the embedded default has them. */
public final class SettingsFixture {

    private SettingsFixture() {}

    /** On this chain, with or without the demo wallet. */
    public static EscrowSettings on(long chainId, boolean demo) {
        return new EscrowSettings(
                chainId,
                new EscrowSettings.Rpc(List.of("http://127.0.0.1:1"), 0, Duration.ofSeconds(60), Duration.ofSeconds(5)),
                "",
                "0x00000000000000000000000000000000c0ffee00",
                0,
                1,
                "",
                200,
                100,
                BigInteger.TEN,
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                new EscrowSettings.Sponsoring(BigInteger.ZERO, BigInteger.ZERO),
                demo);
    }
}
