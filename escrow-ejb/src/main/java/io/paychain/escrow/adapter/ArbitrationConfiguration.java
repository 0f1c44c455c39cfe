package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.Arbitration;
import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Reads once who rules. */
@ApplicationScoped
public class ArbitrationConfiguration {

    private final Arbitration arbitration =
            new Arbitration((int) Setting.source().number("paychain.chain.arbiter.id", 0, 0, 31));

    /** The setting; a bad one has stopped the start. */
    @Produces
    public Arbitration arbitration() {
        return arbitration;
    }
}
