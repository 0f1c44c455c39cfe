package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads escrow's settings once. */
@ApplicationScoped
public class EscrowConfiguration {

    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000L);

    private final EscrowSettings settings = read(ConfigProvider.getConfig());

    /** The settings; a bad one has stopped the start. */
    @Produces
    public EscrowSettings settings() {
        return settings;
    }

    private static EscrowSettings read(Config config) {
        return new EscrowSettings(
                config.getValue("paychain.chain.id", Long.class),
                config.getValue("paychain.chain.rpc.url", String.class),
                config.getValue("paychain.chain.contract.address", String.class).toLowerCase(Locale.ROOT),
                config.getOptionalValue("paychain.chain.deploy.block", Long.class)
                        .orElse(0L),
                number(config, "paychain.chain.confirmations", 1),
                config.getOptionalValue("paychain.chain.explorer.url", String.class)
                        .orElse(""),
                number(config, "paychain.escrow.fee.bps", 200),
                number(config, "paychain.escrow.max.active.jobs", 100),
                BigInteger.valueOf(number(config, "paychain.chain.max.fee.gwei", 500))
                        .multiply(GWEI),
                Duration.ofSeconds(number(config, "paychain.chain.resend.seconds", 20)),
                Duration.ofSeconds(number(config, "paychain.chain.lease.seconds", 15)),
                config.getOptionalValue("paychain.demo", Boolean.class).orElse(false));
    }

    private static int number(Config config, String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }
}
