package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server dies at each named point of relaying and indexing; another one finishes its work (F1, F2): the server of this
 * JVM, as a second node would, or, once for a relayed transaction and once for a lock, a restarted process.
 */
class CrashPointsIT {

    private static final BigInteger PAY = new BigInteger("122000000000000000");
    private static final BigInteger FEE = new BigInteger("2440000000000000");
    private static final String THOUSAND_ETHER = "1000000000000000000000";
    private static final String ONE_GWEI = "0x3b9aca00";
    private static final String TEN_THOUSAND_GWEI = "0x9184e72a000";
    private static final String OF_LAST_INTENT = "t.intent_id = (select max(id) from relay_intent)";
    private static final List<String> ACCEPTED = List.of("EscrowLocked", "EscrowAccepted");
    private static final List<String> RELEASED = List.of("EscrowLocked", "EscrowAccepted", "EscrowReleased");

    private static EscrowFixture fixture;
    private static long job;

    @BeforeAll
    static void start() {
        // One test makes fees explode; what the platform pays a day has tests of its own.
        fixture = EscrowFixture.quiet(Map.of(
                "paychain.chain.sponsor.daily.wei", THOUSAND_ETHER,
                "paychain.chain.sponsor.total.daily.wei", THOUSAND_ETHER));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay.leased", "relay.simulated", "relay.receipt"})
    void acceptance_isFinishedOnce(String point) throws Exception {
        fixture.lock(++job);
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        crash(point);
        fixture.settle();
        finished(EscrowStatus.ACTIVE, ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"relay.signed,false", "relay.sent,true", "relay.mined,false"})
    void release_isPaidOnce(String point, boolean restarted) throws Exception {
        fixture.lockAndAccept(++job);
        BigInteger before = fixture.balance(WORKER.address());
        fixture.relay(job, EscrowAction.RELEASE, EMPLOYER);
        crash(point);
        goOn(restarted);
        finished(EscrowStatus.RELEASED, RELEASED);
        assertEquals(PAY, fixture.balance(WORKER.address()).subtract(before), "paid exactly once");
    }

    @Test
    void refund_isMadeOnce() throws Exception {
        fixture.lock(++job);
        fixture.node.advance(Duration.ofHours(169));
        fixture.index();
        BigInteger before = fixture.balance(EMPLOYER.address());
        fixture.app.tx(() -> fixture.escrow().requestRefund(job));
        crash("relay.sent");
        fixture.settle();
        finished(EscrowStatus.REFUNDED, List.of("EscrowLocked", "EscrowRefunded"));
        BigInteger back = fixture.balance(EMPLOYER.address()).subtract(before);
        assertEquals(PAY.add(FEE), back, "pay and fee, exactly once");
    }

    @Test
    void replacement_thatWasNeverSent_isSentAtTheSameNonce() throws Exception {
        fixture.lock(++job);
        fixture.node.rpc().call("evm_setAutomine", false);
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        ServerProcess server = ServerProcess.start(fixture, "relay.replaced");
        awaitSigned();
        fixture.node.rpc().call("anvil_setNextBlockBaseFeePerGas", TEN_THOUSAND_GWEI);
        fixture.node.rpc().call("evm_mine");
        assertEquals(ServerProcess.KILLED, server.await(), "the point was reached");
        assertEquals(1, signedNonces(), "both have the same nonce");
        assertTrue(signed() >= 2, "a better paid one was stored");
        fixture.node.rpc().call("anvil_setNextBlockBaseFeePerGas", ONE_GWEI);
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.node.rpc().call("evm_mine");
        fixture.settle();
        finished(EscrowStatus.ACTIVE, ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"index.fetched,false", "index.booked,true"})
    void lock_isBookedOnce(String point, boolean restarted) throws Exception {
        fixture.send(EMPLOYER, fixture.prepare(++job));
        crash(point);
        assertEquals(List.of(), fixture.events(job), "nothing is half booked");
        goOn(restarted);
        finished(EscrowStatus.OPEN, List.of("EscrowLocked"));
    }

    @Test
    void longWayToGo_isGoneOnFromWhereItWasBooked() throws Exception {
        fixture.send(EMPLOYER, fixture.prepare(++job));
        fixture.node.rpc().call("anvil_mine", "0x96");
        crash("index.moved");
        assertEquals(List.of("EscrowLocked"), fixture.events(job), "the first hundred blocks are booked");
        assertTrue(cursor() < fixture.node.rpc().quantity("eth_blockNumber"), "and there is more to do");
        fixture.settle();
        finished(EscrowStatus.OPEN, List.of("EscrowLocked"));
    }

    @Test
    void rollback_isMadeOnce() throws Exception {
        fixture.lock(++job);
        fixture.node.rpc().call("anvil_reorg", 1, List.of());
        crash("index.rolled-back");
        assertEquals(List.of("EscrowLocked"), fixture.events(job), "nothing is half taken back");
        fixture.settle();
        finished(EscrowStatus.NONE, List.of("EscrowLocked", "EscrowRolledBack"));
    }

    private static void crash(String point) throws Exception {
        assertEquals(ServerProcess.KILLED, ServerProcess.start(fixture, point).await(), point + " was not reached");
    }

    /** By a restarted process, which costs as much as all the rest of a test, or by the server of this JVM. */
    private static void goOn(boolean restarted) throws Exception {
        if (restarted) {
            assertEquals(ServerProcess.DONE, ServerProcess.start(fixture, "").await(), "a restarted server finishes");
            fixture.index();
        } else {
            fixture.settle();
        }
    }

    // ---- what holds afterwards

    private static void finished(EscrowStatus status, List<String> events) {
        assertEquals(status, fixture.status(job));
        assertEquals(events, fixture.events(job), "told once, in order");
        assertEquals(0, fixture.open());
        assertEquals(0, fixture.app.number("select count(*) from relay_intent where status = 'failed'"));
        oneTransactionPerIntent();
        booksEqualTheChain();
        Invariants.check(fixture);
    }

    /** I9: as many transactions of the relayer on chain as intents that were mined, each at a nonce of its own. */
    private static void oneTransactionPerIntent() {
        long sent = fixture.node
                .rpc()
                .quantity("eth_getTransactionCount", DevAccounts.relayer().address(), "latest");
        assertEquals(sent, fixture.app.number("select count(mined_hash) from relay_intent"));
        assertEquals(sent, fixture.app.number("select count(distinct nonce) from relay_intent"));
        assertEquals(sent, fixture.app.number("select coalesce(max(next_nonce), 0) from relay_account"));
    }

    /** I1–I3, and the cursor stands at the chain's newest block. */
    private static void booksEqualTheChain() {
        assertEquals(fixture.contractBalance(), fixture.booked());
        none("select transfer_id from ledger_entry group by transfer_id having sum(amount) <> 0 or count(*) <> 2");
        none(
                "select id from ledger_transfer t where not exists (select 1 from ledger_entry e where e.transfer_id = t.id)");
        none(
                "select a.id from ledger_account a join ledger_entry e on e.account_id = a.id"
                        + " group by a.id having a.balance <> sum(e.amount) or a.version <> count(*) or a.version <> max(e.version)");
        none("select transaction_hash, log_index from escrow_event where reverted_at is null"
                + " group by transaction_hash, log_index having count(*) > 1");
        assertEquals(fixture.node.rpc().quantity("eth_blockNumber"), cursor());
    }

    private static void none(String sql) {
        List<Map<String, Object>> found = fixture.app.sql(sql);
        assertEquals(List.of(), found, sql);
    }

    private static long cursor() {
        return fixture.app.number("select height from chain_cursor");
    }

    private static long signed() {
        return fixture.app.number("select count(*) from relay_transaction t where " + OF_LAST_INTENT);
    }

    private static long signedNonces() {
        return fixture.app.number("select count(distinct nonce) from relay_transaction t where " + OF_LAST_INTENT);
    }

    private static void awaitSigned() throws InterruptedException {
        for (int i = 0; i < 4_500 && signed() == 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(1, signed(), "the first transaction is signed");
    }
}
