package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads escrow's settings once. */
@ApplicationScoped
public class EscrowConfiguration {

    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000L);

    private static final BigInteger PER_PERSON = BigInteger.TEN.pow(17);
    private static final BigInteger IN_TOTAL = BigInteger.TEN.pow(18).multiply(BigInteger.TWO);

    private final EscrowSettings settings = read(Setting.source());

    /** The settings; a bad one has stopped the start. */
    @Produces
    public EscrowSettings settings() {
        return settings;
    }

    private static EscrowSettings read(Setting from) {
        return new EscrowSettings(
                from.number("paychain.chain.id", 0, 0, Long.MAX_VALUE),
                rpc(from),
                publicRpcUrl(from),
                from.required("paychain.chain.contract.address").toLowerCase(Locale.ROOT),
                from.number("paychain.chain.deploy.block", 0, 0, Long.MAX_VALUE),
                (int) from.number("paychain.chain.confirmations", 1, 1, 64),
                from.text("paychain.chain.explorer.url").orElse(""),
                (int) from.number("paychain.escrow.fee.bps", 200, 0, 500),
                (int) from.number("paychain.escrow.max.active.jobs", 100, 1, 1_000_000),
                BigInteger.valueOf(from.number("paychain.chain.max.fee.gwei", 500, 1, 1_000_000_000L))
                        .multiply(GWEI),
                Duration.ofSeconds(from.number("paychain.chain.resend.seconds", 20, 1, 3600)),
                Duration.ofSeconds(from.number("paychain.chain.lease.seconds", 15, 1, 600)),
                new EscrowSettings.Sponsoring(
                        wei(from, "paychain.chain.sponsor.daily.wei", PER_PERSON),
                        wei(from, "paychain.chain.sponsor.total.daily.wei", IN_TOTAL)),
                from.flag("paychain.demo"));
    }

    private static EscrowSettings.Rpc rpc(Setting from) {
        from.required("paychain.chain.rpc.url");
        List<String> urls = from.list("paychain.chain.rpc.url");
        // Where another node can be asked instead, there is no point in waiting long for one.
        long patience = urls.size() == 1 ? 5_000 : 2_000;
        return new EscrowSettings.Rpc(
                urls,
                (int) from.number("paychain.chain.rpc.quorum", 0, 0, 16),
                Duration.ofSeconds(from.number("paychain.chain.rpc.stale.seconds", 60, 1, 3600)),
                Duration.ofMillis(from.number("paychain.chain.rpc.timeout.millis", patience, 50, 60_000)));
    }

    /** Wei do not fit into a long for long. */
    private static BigInteger wei(Setting from, String name, BigInteger fallback) {
        String text = from.text(name).orElse(fallback.toString());
        if (!text.matches("[0-9]{1,30}")) {
            throw new IllegalStateException("Setting " + name + " must be a whole number of wei");
        }
        return new BigInteger(text);
    }

    /** Empty unless it is named: our own address of the node may hold a provider's key. */
    private static String publicRpcUrl(Setting from) {
        String name = "paychain.chain.public.rpc.url";
        return from.text(name).isEmpty() ? "" : from.url(name).toString();
    }
}
