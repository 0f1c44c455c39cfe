package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.EmbeddedRedisServer;
import io.paychain.launcher.ServerNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each part dies under a running server, which goes on with what needs it not, says so, and recovers by itself. Its name
 * makes it run before the tests that move the chain in time: a node that is started anew forgets that.
 */
class BrokenPartsIT {

    /** F4: after the database is back, servers may take so long. */
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /** The indexer's own lock (BlockStore): while somebody else has it, no block comes into the books. */
    private static final String HOLD_THE_INDEXER = "select pg_advisory_lock(7241002)";

    private static Product product;
    private static Person employer;
    private static Person worker;

    @BeforeAll
    static void start() {
        product = Product.unmoved();
        employer = product.person(0).signIn("employer");
        worker = product.person(1).signIn("worker");
    }

    /** What a failed test has left dead would fail all that come after it. */
    @AfterEach
    void everythingIsBack() {
        EmbeddedPostgresServer database = product.stack().database().embedded().orElseThrow();
        EmbeddedRedisServer redis = product.stack().cache().embedded().orElseThrow();
        startUnless(database.isAlive(), database::restart);
        startUnless(redis.isAlive(), redis::restart);
        startUnless(product.node().isAlive(), product.node()::restart);
        ServerNode server = product.stack().server();
        startUnless(server.handle().isAlive(), server::restart);
    }

    private static void startUnless(boolean alive, Runnable start) {
        if (!alive) {
            start.run();
        }
    }

    @Test
    void f3_f4_databaseKilledAndRestartedUnderLoad() throws Exception {
        Job waiting = Job.fund(employer, Map.of());
        EmbeddedPostgresServer database = product.stack().database().embedded().orElseThrow();
        try (Load load = new Load(employer, 4)) {
            load.awaitAcknowledged(20);
            database.kill();
            awaitHealth("database", "down");
            assertEquals(503, health("/health/ready").status(), "no requests should be sent here");
            assertEquals(200, health("/health/live").status(), "but nobody should restart it");
            load.awaitRefused(8);
            database.restart();
            Awaitility.await("ready again")
                    .atMost(RECOVERY)
                    .until(() -> health("/health/ready").status() == 200);
            load.awaitCalm(RECOVERY);
            int before = load.acknowledged().size();
            load.awaitAcknowledged(before + 40);
            // Now every pooled connection is of the new server: an orderly restart breaks them all again.
            database.restart();
            load.awaitCalm(RECOVERY);
            load.stop();
            load.assertEveryRefusalIsClean();
            load.assertAllThere();
        }
        waiting.accept(worker);
        waiting.complete(worker);
        waiting.approve();
        waiting.awaitPayment("released");
    }

    @Test
    void f9_d42_redisKilledAndEmptied_everythingGoesOn_andNoTokenIsRevived() {
        Person leaver = product.person(2).signIn("worker");
        leaver.api().post("/api/v1/auth/logout", null).expect(204);
        EmbeddedRedisServer redis = product.stack().cache().embedded().orElseThrow();
        redis.kill();
        awaitHealth("redis", "down");
        assertEquals("degraded", health("/health").body().path("status").asText());
        assertEquals(200, health("/health/ready").status());
        leaver.api().get("/api/v1/users/me").expect(401);
        product.person(7).signIn("worker").api().get("/api/v1/users/me").expect(200);
        Job job = Job.fund(employer, Map.of());
        job.accept(worker);
        redis.restart();
        awaitHealth("redis", "up");
        leaver.api().get("/api/v1/users/me").expect(401);
    }

    /** Whatever opens or ends a session, or slows a guesser down, is as true without Redis as with it. */
    @Test
    void d42_check19_check70_redisStopped_signInsAndSessionsHoldAsEver() {
        EmbeddedRedisServer redis = product.stack().cache().embedded().orElseThrow();
        redis.kill();
        awaitHealth("redis", "down");
        try {
            IdentityWalk walk = new IdentityWalk(product);
            walk.aNonceWorksOnce();
            walk.refreshRotates_andReuseEndsTheSession();
            walk.aRevokedSession_isOver_andItsSocketCloses();
            walk.signingOut_isTrueAtOnce();
            walk.guessing_isThrottled_andTheKnownDeviceGoesOn();
            walk.aStepUp_isAskedFor_andRemembered();
            walk.aKeyMakesOneJob_andEventsArrive();
            assertEquals("down", part("redis"), "all of it was without");
        } finally {
            redis.restart();
            awaitHealth("redis", "up");
        }
    }

    /** The server dies in the middle of a lock and an acceptance, the chain after it; what was begun is finished. */
    @Test
    void f1_f17_serverKilled_chainStopped_serverStartsWithoutIt_andFinishesLater() throws Exception {
        Job accepted = Job.fund(employer, Map.of());
        Job locking = Job.post(employer, Map.of());
        Job later = Job.fund(employer, Map.of());
        ServerNode server = product.stack().server();
        try (Connection books = product.stack().database().app().open();
                Statement held = books.createStatement()) {
            held.execute(HOLD_THE_INDEXER);
            employer.send(locking.posted().path("funding"));
            worker.act(accepted.id, "acceptance", "accept", Map.of()).expect(202);
            assertEquals("pending", locking.view().path("payment_status").asText(), "the lock is under way");
            assertEquals("open", accepted.view().path("status").asText(), "the acceptance is under way");
            server.kill();
        }
        assertFalse(server.isReady(), "the server is dead");
        stopTheChain();
        server.restart();
        assertEquals("down", part("chain"), "it started without a chain, and says so");
        servesWhatNeedsNoChain(locking);
        worker.act(later.id, "acceptance", "accept", Map.of()).expect(202);
        product.node().restart();
        awaitHealth("chain", "up");
        later.awaitStatus("active");
        locking.awaitPayment("locked");
        accepted.awaitStatus("active");
        assertEquals(List.of("created", "accepted"), accepted.stepsOnChain(), "accepted exactly once");
        employer.api().get("/api/v1/balance/" + employer.address()).expect(200);
    }

    /** The chain goes while the server runs, and what is asked of it meanwhile is done when it is back. */
    @Test
    void f17_chainStopped_underARunningServer_whichFinishesLater() throws Exception {
        Job job = Job.fund(employer, Map.of());
        stopTheChain();
        awaitHealth("chain", "down");
        servesWhatNeedsNoChain(job);
        worker.act(job.id, "acceptance", "accept", Map.of()).expect(202);
        product.node().restart();
        awaitHealth("chain", "up");
        job.awaitStatus("active");
    }

    /** It stores its state every five seconds; what it forgot would be another fault. */
    private static void stopTheChain() throws InterruptedException {
        TimeUnit.SECONDS.sleep(6);
        product.node().close();
    }

    private static void servesWhatNeedsNoChain(Job job) {
        assertEquals(200, health("/health/ready").status());
        product.api().get("/api/v1/jobs").expect(200);
        product.api().get("/api/v1/chain").expect(200);
        employer.api().get("/api/v1/jobs/" + job.id).expect(200);
        product.person(6).signIn("worker").api().get("/api/v1/users/me").expect(200);
        Answer refused = employer.api().get("/api/v1/balance/" + employer.address());
        assertEquals(503, refused.status());
        assertEquals("CHAIN_UNAVAILABLE", refused.code());
        assertTrue(Load.clean(refused), refused.body().toString());
    }

    private static Answer health(String path) {
        return product.api().get(path);
    }

    private static String part(String name) {
        return health("/health").body().path("parts").path(name).asText();
    }

    private static void awaitHealth(String part, String status) {
        Awaitility.await(part + " is " + status)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> part(part).equals(status));
    }
}
