package io.paychain.platform.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.EmbeddedRedisServer;
import io.paychain.identity.RevokedTokens;
import io.paychain.identity.RevokedTokensFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;

/** Questions to a real Redis that dies, comes back empty, or is not there; and the blacklist that rests on them (P18). */
class RedisGateIT {

    @TempDir
    Path folder;

    private EmbeddedRedisServer redis;
    private RedisGate gate;

    @BeforeEach
    void start() {
        redis = EmbeddedRedisServer.start(folder, 0, "secret");
        gate = RedisGate.to(redis.url());
    }

    @AfterEach
    void stop() {
        gate.close();
        redis.close();
    }

    @Test
    void question_isAnswered_andWithoutRedisThereIsNoAnswer() {
        assertEquals(Optional.of("PONG"), gate.ask(client -> client.ping()));
        assertEquals(Optional.empty(), RedisGate.to(null).ask(client -> client.ping()));
        assertEquals(Optional.empty(), RedisGate.to("redis://127.0.0.1:1").ask(client -> client.ping()));
    }

    @Test
    void deadRedis_costsOneCallerAMoment_andTheOthersNothing_untilItIsBack() throws Exception {
        gate.ask(client -> client.ping());
        redis.kill();
        assertEquals(Optional.empty(), gate.ask(client -> client.ping()));
        int[] asked = {0};
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            gate.ask(client -> {
                asked[0]++;
                return client.ping();
            });
        }
        assertTrue(asked[0] <= 2, "asked a dead Redis " + asked[0] + " times");
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
        redis.restart();
        awaitAnswer();
    }

    @Test
    void hangingRedis_isGivenUpInTime() throws Exception {
        gate.ask(client -> client.ping());
        CommandArguments pause =
                new CommandArguments(Protocol.Command.CLIENT).add("PAUSE").add("2000");
        gate.ask(client -> client.executeCommand(new CommandObject<>(pause, BuilderFactory.STRING)));
        long start = System.nanoTime();
        assertEquals(Optional.empty(), gate.ask(client -> client.ping()));
        assertTrue(System.nanoTime() - start < Duration.ofMillis(1_500).toNanos(), "waited too long");
        awaitAnswer();
    }

    private void awaitAnswer() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (gate.ask(client -> client.ping()).isEmpty()) {
            assertTrue(System.nanoTime() < until, "the gate stays shut");
            Thread.sleep(50);
        }
    }

    @Test
    void blacklist_knowsASignedOutToken_forItsRemainingLife() {
        RevokedTokens revoked = RevokedTokensFixture.over(gate);
        assertTrue(!revoked.knows("jti-1"));
        revoked.revoke("jti-1", Instant.now().plusSeconds(600));
        assertTrue(revoked.knows("jti-1"));
        assertEquals(Optional.of("1"), gate.ask(client -> client.get("blacklist:jti-1")));
        long life = gate.ask(client -> client.ttl("blacklist:jti-1")).orElseThrow();
        assertTrue(life > 590 && life <= 660, "seconds: " + life);
        revoked.revoke("jti-2", Instant.now().minusSeconds(600));
        assertTrue(!revoked.knows("jti-2"), "what has expired needs no entry");
    }

    @Test
    void d42_lostOrEmptyRedis_saysNothing_andRefusesNobody() throws Exception {
        RevokedTokens revoked = RevokedTokensFixture.over(gate);
        revoked.revoke("jti-1", Instant.now().plusSeconds(600));
        gate.ask(client -> client.flushAll());
        assertTrue(!revoked.knows("jti-1"), "the database will say no");
        redis.kill();
        assertTrue(!revoked.knows("jti-3"));
        revoked.revoke("jti-3", Instant.now().plusSeconds(600));
    }
}
