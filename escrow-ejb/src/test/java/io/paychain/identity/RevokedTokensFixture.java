package io.paychain.identity;

import io.paychain.platform.redis.RedisGate;
import java.time.Clock;

/** A blacklist outside of the container. */
public final class RevokedTokensFixture {

    private RevokedTokensFixture() {}

    /** One over this gate. */
    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    public static RevokedTokens over(RedisGate gate) {
        RevokedTokens tokens = new RevokedTokens();
        tokens.redis = gate;
        tokens.clock = Clock.systemUTC();
        return tokens;
    }
}
