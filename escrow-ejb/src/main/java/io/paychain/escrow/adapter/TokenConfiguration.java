package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.Tokens;
import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Map;

/** Reads once which tokens pay may be in, and holds the setting against what the books are in already. */
@ApplicationScoped
public class TokenConfiguration {

    @Inject
    RememberedTokens remembered;

    private Tokens tokens = new Tokens(Map.of());

    @PostConstruct
    void read() {
        tokens = Tokens.of(Setting.source().list("paychain.chain.tokens")).remembering(remembered.all());
    }

    /** The setting and the memory; a bad one has stopped the start. */
    @Produces
    public Tokens tokens() {
        return tokens;
    }
}
