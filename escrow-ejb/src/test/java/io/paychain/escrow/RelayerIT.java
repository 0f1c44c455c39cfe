package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.adapter.relay.Claim;
import io.paychain.escrow.adapter.relay.LeaseLost;
import io.paychain.escrow.adapter.relay.RelayDesk;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.Bidding;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.Keys;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import io.paychain.testkit.TestDatabase;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relayer through crashes, lost transactions, stuck nonces and twins: F1, F2, F15–F18. */
class RelayerIT {

    private EscrowFixture fixture;

    @BeforeEach
    void start() {
        fixture = EscrowFixture.quiet();
    }

    @AfterEach
    void stop() {
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.node.rpc().call("evm_mine");
        fixture.settle();
        Invariants.check(fixture);
        fixture.close();
    }

    @Test
    void F2_crashBetweenSigningAndSending_isResumedWithTheSameTransaction() throws Exception {
        fixture.lock(1);
        Claim claim = storeOnly(1);
        Keys.SignedTransaction signed = sign(claim);
        // Here the server dies; another takes the lease when it has run out.
        TimeUnit.MILLISECONDS.sleep(2100);
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(signed.hash(), fixture.view(1).lastTransactionHash());
        assertEquals(1, fixture.app.number("select count(*) from relay_transaction"));
    }

    @Test
    void F1_crashAfterSending_isResumed_withOneTransactionOnChain() throws Exception {
        fixture.lock(1);
        Claim claim = storeOnly(1);
        Keys.SignedTransaction signed = sign(claim);
        fixture.app.get(EscrowChain.class).send(signed.raw());
        TimeUnit.MILLISECONDS.sleep(2100);
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(
                1,
                fixture.node
                        .rpc()
                        .quantity(
                                "eth_getTransactionCount", DevAccounts.relayer().address(), "latest"));
    }

    @Test
    void F18_F31_aServerWhoseLeaseRanOut_cannotWriteAnyMore() throws Exception {
        fixture.lock(1);
        Claim stale = storeOnly(1);
        TimeUnit.MILLISECONDS.sleep(2100);
        List<Claim> fresh = desk().lease("another server", 10);
        assertEquals(stale.id(), fresh.get(0).id());
        assertTrue(fresh.get(0).fence() > stale.fence());
        assertThrows(LeaseLost.class, () -> sign(stale));
        assertThrows(LeaseLost.class, () -> desk().done(stale));
        assertEquals(0, fixture.app.number("select count(*) from relay_transaction"));
        desk().postpone(fresh.get(0), Duration.ZERO);
    }

    @Test
    void F18_twoServersAtOnce_sendEachIntentOnce() throws Exception {
        long[] jobs = LongStream.rangeClosed(1, 6).toArray();
        for (long job : jobs) {
            fixture.lock(job);
        }
        for (long job : jobs) {
            fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        }
        try (TestApp second = secondServer()) {
            List<TestApp> servers = List.of(fixture.app, second);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> ticks = IntStream.range(0, 12)
                    .<Future<?>>mapToObj(i -> threads.submit(
                            () -> servers.get(i % 2).get(Relayer.class).tick()))
                    .toList();
            for (Future<?> tick : ticks) {
                tick.get();
            }
            threads.shutdown();
            fixture.settle();
        }
        for (long job : jobs) {
            assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        }
        assertEquals(
                jobs.length,
                fixture.node
                        .rpc()
                        .quantity(
                                "eth_getTransactionCount", DevAccounts.relayer().address(), "latest"));
    }

    private TestApp secondServer() {
        TestDatabase database = fixture.app.database();
        return TestApp.on(
                TestDatabase.ofAnother(database.url(), database.app()),
                EscrowFixture.settings(fixture.node, fixture.contract),
                NoBackground.class);
    }

    @Test
    void F15_aDroppedTransaction_isSentAgainAsItIs() {
        fixture.lock(1);
        fixture.node.rpc().call("evm_setAutomine", false);
        fixture.relay(1, EscrowAction.ACCEPT, WORKER);
        String hash = awaitSigned();
        fixture.node.rpc().call("anvil_dropTransaction", hash);
        assertTrue(fixture.node.rpc().call("eth_getTransactionByHash", hash).isNull());
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(hash, fixture.view(1).lastTransactionHash());
    }

    @Test
    void F16_aStuckNonce_isReplacedByABetterPaidOne_withTheSameNonce() throws Exception {
        fixture.lock(1);
        fixture.node.rpc().call("evm_setAutomine", false);
        fixture.relay(1, EscrowAction.ACCEPT, WORKER);
        String first = awaitSigned();
        fixture.node
                .rpc()
                .call(
                        "anvil_setNextBlockBaseFeePerGas",
                        "0x"
                                + BigInteger.valueOf(10_000)
                                        .multiply(BigInteger.valueOf(1_000_000_000L))
                                        .toString(16));
        fixture.node.rpc().call("evm_mine");
        assertEquals(EscrowStatus.OPEN, fixture.status(1));
        TimeUnit.MILLISECONDS.sleep(1100);
        for (int i = 0; i < 10 && fixture.app.number("select count(*) from relay_transaction") < 2; i++) {
            fixture.relayNow();
        }
        assertTrue(fixture.app.number("select count(*) from relay_transaction") >= 2);
        assertEquals(1, fixture.app.number("select count(distinct nonce) from relay_transaction"));
        fixture.node.rpc().call("evm_mine");
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertFalse(first.equals(fixture.view(1).lastTransactionHash()));
    }

    @Test
    void F17_chainDown_theRestGoesOn_andTheIntentWaits() throws Exception {
        fixture.lock(1);
        TimeUnit.SECONDS.sleep(6);
        fixture.node.close();
        fixture.index();
        assertEquals("down", fixture.app.get(ChainHealth.class).status());
        fixture.relay(1, EscrowAction.ACCEPT, WORKER);
        fixture.relayNow();
        assertEquals(1, fixture.open());
        assertEquals(
                EscrowProblem.CHAIN_UNAVAILABLE,
                assertThrows(
                                Refusal.class,
                                () -> fixture.app.get(ChainService.class).balance(EMPLOYER.address()))
                        .problem());
        assertNotNull(fixture.app.get(ChainService.class).info().chainTime());
        fixture.node.restart();
        TimeUnit.SECONDS.sleep(3);
        fixture.settle();
        assertEquals("up", fixture.app.get(ChainHealth.class).status());
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
    }

    @Test
    void anIntentTheContractRefuses_fails_andSaysSo() {
        fixture.lockAndAccept(1);
        fixture.relay(1, EscrowAction.SUBMIT, WORKER);
        fixture.node.advance(Duration.ofHours(26));
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(List.of("EscrowLocked", "EscrowAccepted", "EscrowActionFailed"), fixture.events(1));
        assertEquals(1, fixture.app.number("select count(*) from event where data ->> 'code' = 'TOO_LATE'"));
    }

    @Test
    void alreadyThere_isSuccess() {
        fixture.lockAndAccept(1);
        fixture.relay(1, EscrowAction.RELEASE, EMPLOYER);
        // The employer releases by himself before the relayer's turn.
        Caller employer = new Caller(1, null, EMPLOYER.address().toLowerCase(Locale.ROOT), Set.of());
        fixture.send(EMPLOYER, fixture.app.get(EscrowDesk.class).prepareRelease(employer, 1));
        fixture.settle();
        assertEquals(EscrowStatus.RELEASED, fixture.status(1));
        assertEquals(0, fixture.app.number("select count(*) from relay_intent where status = 'failed'"));
    }

    @Test
    void timeline_costsTheSameStatements_howeverLong() {
        fixture.lock(1);
        long one = timelineCost();
        fixture.act(1, EscrowAction.ACCEPT, WORKER);
        fixture.act(1, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(3, fixture.escrow().timeline(1).size());
        assertEquals(one, timelineCost());
    }

    private long timelineCost() {
        long before = fixture.app.database().statements();
        fixture.escrow().timeline(1);
        return fixture.app.database().statements() - before;
    }

    private RelayDesk desk() {
        return fixture.app.get(RelayDesk.class);
    }

    /** The intent is stored and leased by a server that dies in the next step. */
    private Claim storeOnly(long job) {
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        return desk().lease("a server that dies", 1).get(0);
    }

    private Keys.SignedTransaction sign(Claim claim) {
        EscrowChain chain = fixture.app.get(EscrowChain.class);
        return desk().sign(
                        claim, 0, BigInteger.valueOf(300_000), Bidding.first(chain.gasPrice(), BigInteger.TEN.pow(15)));
    }

    private String awaitSigned() {
        for (int i = 0; i < 100; i++) {
            fixture.relayNow();
            List<Map<String, Object>> rows = fixture.app.sql("select hash from relay_transaction");
            if (!rows.isEmpty()) {
                return String.valueOf(rows.get(0).get("hash"));
            }
        }
        throw new IllegalStateException("nothing was signed");
    }
}
