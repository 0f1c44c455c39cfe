package io.paychain.web.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.paychain.embedded.EmbeddedRedisServer;
import io.paychain.platform.redis.RedisGate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One limit for two nodes over a real Redis, and what is left of it when Redis goes away. */
class SharedLimitsIT {

    /** So few that the slow refill of a minute does not blur the counts. */
    private static final int LIMIT = 12;

    @TempDir
    Path folder;

    private EmbeddedRedisServer redis;
    private RateLimits one;
    private RateLimits two;

    @BeforeEach
    void start() {
        redis = EmbeddedRedisServer.start(folder, 0, "");
        one = node();
        two = node();
    }

    @AfterEach
    void stop() {
        one.redis.close();
        two.redis.close();
        redis.close();
    }

    private RateLimits node() {
        return RateLimits.over(RedisGate.to(redis.url()));
    }

    @Test
    void twoNodes_shareOneLimit() {
        int allowed = 0;
        for (int i = 0; i < LIMIT; i++) {
            allowed += one.take("ip:1", LIMIT).allowed() ? 1 : 0;
            allowed += two.take("ip:1", LIMIT).allowed() ? 1 : 0;
        }
        assertTrue(allowed >= LIMIT && allowed <= LIMIT + 2, "allowed " + allowed);
        RateLimits.Decision refused = two.take("ip:1", LIMIT);
        assertFalse(refused.allowed());
        assertTrue(refused.retrySeconds() >= 1 && refused.retrySeconds() <= 60, refused.toString());
        assertTrue(one.take("ip:2", LIMIT).allowed(), "others are not touched");
        assertTrue(two.take("ip:1", LIMIT * 2).allowed(), "a changed setting starts anew");
    }

    @Test
    void sharedBuckets_areForgottenByThemselves() {
        one.take("ip:1", LIMIT);
        long life =
                one.redis.ask(client -> client.ttl("limit:" + LIMIT + ":ip:1")).orElseThrow();
        assertTrue(life > 0 && life <= 75, "seconds: " + life);
    }

    @Test
    void d42_redisStoppedMidway_leavesEveryNodeItsOwnCount_notAFullBucket() {
        for (int i = 0; i < LIMIT / 2; i++) {
            assertTrue(one.take("ip:1", LIMIT).allowed());
        }
        redis.kill();
        int more = allowed(one, LIMIT * 2);
        assertTrue(more >= LIMIT / 2 && more <= LIMIT / 2 + 2, "allowed " + more + " after Redis was lost");
        assertFalse(one.take("ip:1", LIMIT).allowed(), "closed, not open");
    }

    @Test
    void redisBack_isAskedAgain() throws Exception {
        redis.kill();
        assertTrue(one.take("ip:1", LIMIT).allowed());
        assertTrue(two.take("ip:2", LIMIT).allowed());
        redis.restart();
        awaitRedis(one);
        awaitRedis(two);
        assertTrue(allowed(one, LIMIT * 2) >= LIMIT - 1);
        assertFalse(two.take("ip:1", LIMIT).remaining() > 2, "the other node knows of them");
    }

    /** A gate tries again a second after a failure, and a busy machine may fail it once more. */
    private static void awaitRedis(RateLimits node) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (node.redis.ask(client -> client.ping()).isPresent()) {
                return;
            }
            Thread.sleep(100);
        }
        fail("Redis was not asked again");
    }

    @Test
    void alone_aNodeCountsByItself() {
        RateLimits alone = RateLimits.over(RedisGate.to(null));
        assertEquals(LIMIT, allowed(alone, LIMIT));
        assertFalse(alone.take("ip:1", LIMIT).allowed());
    }

    private static int allowed(RateLimits node, int times) {
        int allowed = 0;
        for (int i = 0; i < times; i++) {
            allowed += node.take("ip:1", LIMIT).allowed() ? 1 : 0;
        }
        return allowed;
    }
}
