package io.paychain.platform.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.shared.error.Refusal;
import io.paychain.testkit.TestApp;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One key, one effect, identical answers (I5), on the real database. */
class IdempotencyIT {

    private static final KeyScope SCOPE = new KeyScope("user:1", "POST", "jobs", "key-1");
    private static final String BODY = "a".repeat(64);

    TestApp app;
    IdempotencyKeys keys;
    Tally tally;

    @BeforeEach
    void start() {
        app = TestApp.start(java.util.Map.of(), Tally.class);
        keys = app.get(IdempotencyKeys.class);
        tally = app.get(Tally.class);
    }

    @AfterEach
    void stop() {
        Attempt.end();
        app.close();
    }

    @Test
    void race_of100_hasOneEffect_andOneAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Set<Tally.Counted> answers = new HashSet<>();
        try {
            List<Callable<Tally.Counted>> twins = Collections.nCopies(100, this::request);
            for (Future<Tally.Counted> twin : threads.invokeAll(twins)) {
                answers.add(twin.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, answers.size());
        assertEquals(1, app.number("select count(*) from auth_nonce where wallet = 'tally'"));
    }

    /** What the HTTP filter does: claim, wait for a twin, then work or replay. */
    private Tally.Counted request() throws InterruptedException {
        Claim claim = keys.claim(SCOPE, BODY);
        while (claim instanceof Claim.InProgress) {
            Thread.sleep(5);
            claim = keys.claim(SCOPE, BODY);
        }
        try {
            if (claim instanceof Claim.Ours ours) {
                Attempt.first(SCOPE, ours);
            } else {
                Attempt.replay(SCOPE, (Claim.Answered) claim);
            }
            return app.tx(() -> tally.count());
        } finally {
            Attempt.end();
        }
    }

    @Test
    void otherBody_isRefused() {
        keys.claim(SCOPE, BODY);
        assertInstanceOf(Claim.OtherBody.class, keys.claim(SCOPE, "b".repeat(64)));
    }

    @Test
    void otherPrincipalMethodPathOrKey_isAnotherRequest() {
        keys.claim(SCOPE, BODY);
        assertInstanceOf(Claim.Ours.class, keys.claim(new KeyScope("user:2", "POST", "jobs", "key-1"), BODY));
        assertInstanceOf(Claim.Ours.class, keys.claim(new KeyScope("user:1", "PUT", "jobs", "key-1"), BODY));
        assertInstanceOf(Claim.Ours.class, keys.claim(new KeyScope("user:1", "POST", "jobs/1", "key-1"), BODY));
        assertInstanceOf(Claim.Ours.class, keys.claim(new KeyScope("user:1", "POST", "jobs", "key-2"), BODY));
    }

    @Test
    void refusal_rollsBack_thenRepeats() {
        Attempt attempt = Attempt.first(SCOPE, (Claim.Ours) keys.claim(SCOPE, BODY));
        assertThrows(Refusal.class, () -> app.tx(() -> tally.refuse()));
        assertEquals(0, app.number("select count(*) from auth_nonce where wallet = 'tally'"));
        keys.refuse(attempt, 404, "{}");
        assertEquals(new Claim.Refused(404, "{}"), keys.claim(SCOPE, BODY));
    }

    @Test
    void rolledBackWork_storesNoAnswer() {
        Attempt.first(SCOPE, (Claim.Ours) keys.claim(SCOPE, BODY));
        assertThrows(
                IllegalStateException.class,
                () -> app.tx(() -> {
                    tally.count();
                    throw new IllegalStateException("the commit fails");
                }));
        assertInstanceOf(Claim.InProgress.class, keys.claim(SCOPE, BODY));
    }

    @Test
    void expiredLease_isTakenOver_andTheOldAttemptCannotStore() {
        Attempt old = Attempt.first(SCOPE, (Claim.Ours) keys.claim(SCOPE, BODY));
        app.sql("update idempotency_key set lease_until = now() - interval '1 second'");
        assertEquals(new Claim.Ours(2), keys.claim(SCOPE, BODY));
        assertEquals(1, old.fence());
        Refusal late = assertThrows(Refusal.class, () -> app.tx(() -> tally.count()));
        assertEquals(IdempotencyProblem.IDEMPOTENCY_IN_PROGRESS, late.problem());
        assertEquals(0, app.number("select count(*) from auth_nonce where wallet = 'tally'"));
    }

    @Test
    void givenBack_canBeClaimedAgain_andADayLaterTheKeyIsNew() {
        Attempt attempt = Attempt.first(SCOPE, (Claim.Ours) keys.claim(SCOPE, BODY));
        keys.giveBack(attempt);
        assertEquals(new Claim.Ours(1), keys.claim(SCOPE, BODY));
        app.sql("update idempotency_key set expires_at = now() - interval '1 second'");
        assertInstanceOf(Claim.Ours.class, keys.claim(SCOPE, "b".repeat(64)));
        app.sql("update idempotency_key set expires_at = now() - interval '1 second'");
        assertEquals(1, keys.sweep());
    }

    @Test
    void replay_showsTheFirstTime() {
        Attempt first = Attempt.first(SCOPE, (Claim.Ours) keys.claim(SCOPE, BODY));
        Tally.Counted counted = app.tx(() -> tally.count());
        assertNotNull(first.answeredAt());
        Attempt.end();
        Attempt again = Attempt.replay(SCOPE, (Claim.Answered) keys.claim(SCOPE, BODY));
        assertEquals(counted, app.tx(() -> tally.count()));
        assertEquals(first.answeredAt(), again.answeredAt());
        assertEquals(1, tally.calls());
    }
}
