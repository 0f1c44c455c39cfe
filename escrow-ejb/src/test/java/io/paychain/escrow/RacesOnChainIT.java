package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import io.paychain.testkit.TestDatabase;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F19–F21: who wants the same job's money at once, in one block, on two servers; one wins, and the books agree. */
class RacesOnChainIT {

    private static final BigInteger AMOUNT = new BigInteger("122000000000000000");

    private static EscrowFixture fixture;
    private static TestApp secondServer;
    private static RawCalls calls;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet();
        calls = new RawCalls(fixture);
        TestDatabase database = fixture.app.database();
        secondServer = TestApp.on(
                TestDatabase.ofAnother(database.url(), database.app()),
                EscrowFixture.settings(fixture.node, fixture.contract),
                NoBackground.class);
    }

    @AfterAll
    static void stop() {
        secondServer.close();
        fixture.close();
    }

    @AfterEach
    void check() {
        fixture.settle();
        Invariants.check(fixture);
    }

    @Test
    void F19_releaseOnTwoServers_byTheEmployerHimself_andAgain_isOneReleasedEvent() throws Exception {
        fixture.lockAndAccept(++job);
        fixture.act(job, EscrowAction.SUBMIT, WORKER);
        BigInteger before = fixture.balance(WORKER.address());
        SignedAction approval = EscrowFixture.signed(
                fixture.escrow().typedData(job, EscrowAction.RELEASE, EMPLOYER.address()), EMPLOYER);
        List<Callable<Object>> race = new ArrayList<>();
        for (TestApp server : List.of(fixture.app, secondServer)) {
            Collections.addAll(
                    race,
                    () -> release(server, approval),
                    () -> release(server, approval),
                    () -> tick(server),
                    () -> tick(server));
        }
        race.add(() -> calls.send(EMPLOYER, calls.onJob("release", job), 2));
        together(race);
        fixture.settle();
        assertEquals(EscrowStatus.RELEASED, fixture.status(job));
        assertEquals(1, Collections.frequency(fixture.events(job), "EscrowReleased"));
        assertEquals(AMOUNT, fixture.balance(WORKER.address()).subtract(before));
        assertThrows(Refusal.class, () -> release(fixture.app, approval), "a retry after the end moves nothing");
        assertEquals(0, fixture.open());
    }

    private static Object release(TestApp server, SignedAction approval) {
        return server.get(EscrowService.class).relay(job, EscrowAction.RELEASE, EMPLOYER.address(), approval);
    }

    private static Object tick(TestApp server) {
        server.get(Relayer.class).tick();
        return server;
    }

    /** A refusal is an answer, too: somebody else was first. */
    private static void together(List<Callable<Object>> race) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(race.size());
        for (Future<Object> answer : threads.invokeAll(race)) {
            try {
                answer.get();
            } catch (java.util.concurrent.ExecutionException e) {
                assertEquals(Refusal.class, e.getCause().getClass(), () -> "" + e.getCause());
            }
        }
        threads.shutdown();
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "-1,false", "0,true", "0,false", "1,true", "1,false"})
    void F20_completionAndRefund_inTheSameBlock_theClockDecides(int offset, boolean refundFirst) {
        fixture.lockAndAccept(++job);
        String submit = calls.onJob("submitWork", job);
        String refund = calls.onJob("refundExpired", job);
        long deadline = fixture.app.number("select clock from escrow where job_id = " + job);
        inOneBlock(deadline + offset, () -> {
            calls.send(WORKER, submit, refundFirst ? 1 : 3);
            calls.send(OTHER, refund, 2);
        });
        assertEquals(offset <= 0 ? EscrowStatus.SUBMITTED : EscrowStatus.REFUNDED, fixture.status(job));
        if (offset <= 0) {
            fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
    void F21_cancelAcceptAndRelease_inEveryOrder(int cancelPlace, int acceptPlace, int releasePlace) {
        fixture.lock(++job);
        PreparedTransaction accept = ownAcceptance();
        String cancel = fixture.escrow().prepareCancel(job).data();
        String release = calls.onJob("release", job);
        // The employer's two calls have consecutive nonces, so their order is fixed by sending them in it.
        inOneBlock(
                0,
                () -> IntStream.range(0, 3).forEach(place -> {
                    int tip = 4 - place;
                    if (place == cancelPlace) {
                        calls.send(EMPLOYER, cancel, tip);
                    } else if (place == acceptPlace) {
                        calls.send(WORKER, accept.data(), tip);
                    } else {
                        calls.send(EMPLOYER, release, tip);
                    }
                }));
        EscrowStatus wins = EscrowStatus.REFUNDED;
        if (acceptPlace < cancelPlace) {
            wins = acceptPlace < releasePlace ? EscrowStatus.RELEASED : EscrowStatus.ACTIVE;
        }
        assertEquals(wins, fixture.status(job));
        if (wins == EscrowStatus.ACTIVE) {
            fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        }
    }

    /** The acceptance as a transaction of the worker's own, which one gets when the platform pays no more today. */
    private static PreparedTransaction ownAcceptance() {
        fixture.app.sql("insert into relay_intent (escrow_id, round, action, call_data, status)"
                + " select max(id), 0, 'withdraw', '0x', 'failed' from escrow");
        fixture.app.sql("insert into sponsored_gas (intent_id, day, wallet, action, reserved_wei, spent_wei)"
                + " select max(id), (now() at time zone 'utc')::date, lower('" + WORKER.address()
                + "'), 'accept', 0, 1e30 from relay_intent");
        Refusal told = assertThrows(Refusal.class, () -> fixture.relay(job, EscrowAction.ACCEPT, WORKER));
        fixture.app.asOwner("delete from sponsored_gas where spent_wei = 1e30");
        return (PreparedTransaction) told.members().get("transaction");
    }

    /** At this chain time in seconds; 0 for the next second. */
    private static void inOneBlock(long time, Runnable sending) {
        fixture.node.rpc().call("evm_setAutomine", false);
        try {
            sending.run();
            if (time > 0) {
                fixture.node.rpc().call("evm_setNextBlockTimestamp", time);
            }
            fixture.node.rpc().call("evm_mine");
        } finally {
            fixture.node.rpc().call("evm_setAutomine", true);
        }
        fixture.index();
    }
}
