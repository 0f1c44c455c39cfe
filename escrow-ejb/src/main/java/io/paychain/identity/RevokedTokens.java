package io.paychain.identity;

import io.paychain.platform.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.params.SetParams;

/**
 * A quick no for access tokens that were signed out (P18). It is never a yes: whoever is not found here
 * is looked up in the database, which alone knows whether a session lives (D23). So an empty, lost or
 * hanging Redis lets nobody in and locks nobody out. Call outside of transactions.
 */
@ApplicationScoped
public class RevokedTokens {

    private static final String KEY = "blacklist:";
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int MAX_ID = 100;

    @Inject
    RedisGate redis;

    @Inject
    Clock clock;

    /**
     * Notes that a token was signed out, for as long as it would have lived.
     *
     * @param tokenId its {@code jti}
     * @param expiresAt its {@code exp}
     */
    public void revoke(String tokenId, Instant expiresAt) {
        long seconds = Duration.between(clock.instant(), expiresAt.plus(SKEW)).toSeconds();
        if (seconds > 0 && tokenId.length() <= MAX_ID) {
            redis.ask(client -> String.valueOf(
                    client.set(KEY + tokenId, "1", SetParams.setParams().ex(seconds))));
        }
    }

    /** True when the token is known to be signed out; false says nothing. */
    public boolean knows(String tokenId) {
        return tokenId.length() <= MAX_ID
                && redis.ask(client -> client.exists(KEY + tokenId)).orElse(false);
    }
}
