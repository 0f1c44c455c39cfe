package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.shared.error.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gas that we pay for people is bounded per wallet and day and in total; beyond it they send for themselves. */
class SponsoringIT {

    private static final BigInteger PER_WALLET = BigInteger.TEN.pow(17);
    private static final BigInteger IN_TOTAL = BigInteger.TEN.pow(18);

    private static EscrowFixture fixture;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet(Map.of(
                "paychain.chain.sponsor.daily.wei", PER_WALLET.toString(),
                "paychain.chain.sponsor.total.daily.wei", IN_TOTAL.toString()));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        fixture.settle();
        Invariants.check(fixture);
        fixture.app.sql("update sponsored_gas set spent_wei = 0");
    }

    @Test
    void whatCounts_isWhatTheReceiptsSay() {
        fixture.lock(++job);
        BigInteger before = fixture.balance(DevAccounts.relayer().address());
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        assertTrue(counted("reserved_wei").signum() > 0);
        assertEquals(1, fixture.app.number("select count(*) from sponsored_gas where spent_wei is null"));
        fixture.settle();
        assertEquals(
                before.subtract(fixture.balance(DevAccounts.relayer().address())), counted("coalesce(spent_wei, 0)"));
    }

    @Test
    void whoIsBeyond_sendsForHimself_andOthersAreServed() {
        fixture.lockAndAccept(++job);
        spend(WORKER, PER_WALLET);
        Refusal refused = refusal(() -> fixture.relay(job, EscrowAction.SUBMIT, WORKER));
        assertTrue(((Instant) refused.members().get("resets_at")).isAfter(Instant.now()));
        assertEquals(0, fixture.open(), "nothing is sent for him");
        fixture.send(WORKER, (PreparedTransaction) refused.members().get("transaction"));
        fixture.index();
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(job));
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(job));
    }

    @Test
    void everyAction_hasATransactionOfItsOwn() {
        fixture.lock(++job);
        spendAll();
        own(EscrowAction.ACCEPT, WORKER, EscrowStatus.ACTIVE);
        own(EscrowAction.WITHDRAW, WORKER, EscrowStatus.VACANT);
        own(EscrowAction.REOPEN, EMPLOYER, EscrowStatus.OPEN);
        own(EscrowAction.ACCEPT, OTHER, EscrowStatus.ACTIVE);
        own(EscrowAction.RELEASE, EMPLOYER, EscrowStatus.RELEASED);
    }

    private static void own(EscrowAction action, DevAccount by, EscrowStatus then) {
        Refusal refused = refusal(() -> fixture.relay(job, action, by));
        fixture.send(by, (PreparedTransaction) refused.members().get("transaction"));
        fixture.index();
        assertEquals(then, fixture.status(job));
    }

    @Test
    void anAcceptanceThatWasHandedOut_isTheOnlyOne() {
        fixture.lock(++job);
        spend(WORKER, PER_WALLET);
        refusal(() -> fixture.relay(job, EscrowAction.ACCEPT, WORKER));
        Refusal other = assertThrows(Refusal.class, () -> fixture.relay(job, EscrowAction.ACCEPT, OTHER));
        assertEquals(EscrowProblem.ACCEPTANCE_PENDING, other.problem());
        refusal(() -> fixture.relay(job, EscrowAction.ACCEPT, WORKER));
    }

    @Test
    void whatAClockAllows_isAlwaysSent() {
        fixture.lock(++job);
        spendAll();
        fixture.node.advance(Duration.ofHours(169));
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(job));
    }

    @Test
    void manyAtOnce_cannotGoBeyondTheBound() throws Exception {
        List<Long> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            fixture.lock(++job);
            jobs.add(job);
        }
        // Room for one more action at the present bid, not for two.
        BigInteger estimate = fixture.app.number("select count(*) from relay_account where last_bid > 0") == 0
                ? BigInteger.valueOf(120_000L * 10_000_000_000L)
                : new BigDecimal(fixture.app.number("select last_bid from relay_account"))
                        .toBigInteger()
                        .multiply(BigInteger.valueOf(120_000));
        spend(WORKER, PER_WALLET.subtract(estimate).subtract(estimate.shiftRight(1)));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Boolean>> answers =
                jobs.stream().map(id -> threads.submit(() -> served(id))).toList();
        int served = 0;
        for (Future<Boolean> answer : answers) {
            served += answer.get() ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(1, served);
    }

    private static boolean served(long id) {
        try {
            fixture.relay(id, EscrowAction.ACCEPT, WORKER);
            return true;
        } catch (Refusal refused) {
            assertEquals(EscrowProblem.SPONSORING_EXHAUSTED, refused.problem());
            return false;
        }
    }

    private static Refusal refusal(Runnable work) {
        Refusal refused = assertThrows(Refusal.class, work::run);
        assertEquals(EscrowProblem.SPONSORING_EXHAUSTED, refused.problem());
        return refused;
    }

    /** As if an earlier action of this wallet had cost so much today. */
    private static void spend(DevAccount by, BigInteger wei) {
        earlier();
        fixture.app.sql("insert into sponsored_gas (intent_id, day, wallet, action, reserved_wei, spent_wei)"
                + " select id, (now() at time zone 'utc')::date, '"
                + by.address().toLowerCase(Locale.ROOT)
                + "', 'accept', 0, " + wei + " from relay_intent order by id desc limit 1");
    }

    private static void spendAll() {
        spend(DevAccounts.of(7), IN_TOTAL);
    }

    /** An intent that came to nothing long ago, for the row to refer to. */
    private static void earlier() {
        fixture.app.sql("insert into relay_intent (escrow_id, round, action, call_data, status)"
                + " select max(id), 0, 'withdraw', '0x', 'failed' from escrow");
    }

    private static BigInteger counted(String column) {
        return new BigInteger(fixture.app
                .sql("select " + column + "::text as wei from sponsored_gas order by intent_id desc limit 1")
                .get(0)
                .get("wei")
                .toString());
    }
}
