package io.paychain.escrow.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.TokenDomain;
import io.paychain.escrow.domain.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When tokens are asked for their names, and what is kept of the answers. */
@SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
class NodeTokenDomainsTest {

    private static final String USDC = "0x" + "a1".repeat(20);
    private static final String EURC = "0x" + "b2".repeat(20);
    private static final TokenDomain DOLLAR = new TokenDomain("Dollar", "2");
    private static final TokenDomain NEW_NAME = new TokenDomain("New dollar", "2");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private Function<String, Optional<TokenDomain>> node = token -> Optional.of(DOLLAR);

    private final NodeTokenDomains domains = new NodeTokenDomains() {
        @Override
        public Optional<TokenDomain> read(String token) {
            return node.apply(token);
        }
    };

    @BeforeEach
    void wire() {
        domains.tokens = Tokens.of(List.of("USDC=" + USDC, "EURC=" + EURC));
        at(Duration.ZERO);
    }

    @Test
    void aTokenThatAnswersOddly_keepsNoOtherFromBeingAsked() {
        node = token -> {
            if (token.equals(USDC)) {
                throw new IllegalStateException("odd");
            }
            return Optional.of(DOLLAR);
        };
        domains.refresh();
        assertEquals(Optional.empty(), domains.of(USDC));
        assertEquals(Optional.of(DOLLAR), domains.of(EURC));
    }

    @Test
    void aTokenThatWasNotThere_isAskedAgainSoon() {
        node = token -> Optional.empty();
        domains.refresh();
        node = token -> Optional.of(DOLLAR);
        domains.refresh();
        assertEquals(Optional.empty(), domains.of(USDC), "not every few seconds");
        at(Duration.ofMinutes(10));
        domains.refresh();
        assertEquals(Optional.of(DOLLAR), domains.of(USDC));
    }

    @Test
    void aNewName_isSeenWithinTheHour_andAnOutageForgetsNothing() {
        domains.refresh();
        node = token -> {
            throw new ChainUnavailable("down");
        };
        at(Duration.ofHours(1));
        domains.refresh();
        assertEquals(Optional.of(DOLLAR), domains.of(USDC));
        node = token -> Optional.of(NEW_NAME);
        domains.refresh();
        assertEquals(Optional.of(NEW_NAME), domains.of(USDC));
    }

    private void at(Duration later) {
        domains.clock = Clock.fixed(START.plus(later), ZoneOffset.UTC);
    }
}
