package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.Tokens;
import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Reads once which tokens pay may be in. */
@ApplicationScoped
public class TokenConfiguration {

    private final Tokens tokens = Tokens.of(Setting.source().list("paychain.chain.tokens"));

    /** The setting; a bad one has stopped the start. */
    @Produces
    public Tokens tokens() {
        return tokens;
    }
}
