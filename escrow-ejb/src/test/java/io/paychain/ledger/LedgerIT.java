package io.paychain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.ledger.api.LedgerAccount;
import io.paychain.ledger.api.LedgerProblem;
import io.paychain.ledger.api.Posted;
import io.paychain.ledger.api.Transfer;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import io.paychain.testkit.TestApp;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger on a real PostgreSQL. */
class LedgerIT {

    private static TestApp app;
    private static LedgerService ledger;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        ledger = app.get(LedgerService.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void D36_post_movesTheAmountOnce_howeverOftenItIsSent() {
        Transfer transfer = transfer(UUID.randomUUID(), "once:out", "once:in", 5);
        assertFalse(post(transfer).replayed());
        assertTrue(post(transfer).replayed());
        assertEquals(BigInteger.valueOf(5), balance("once:in"));
        assertEquals(BigInteger.valueOf(-5), balance("once:out"));
    }

    @Test
    void D36_sameId_otherContent_isRefused_andMovesNothing() {
        UUID id = UUID.randomUUID();
        post(transfer(id, "content:out", "content:in", 5));
        refused(
                LedgerProblem.TRANSFER_EXISTS_WITH_DIFFERENT_CONTENT,
                () -> post(transfer(id, "content:out", "content:in", 6)));
        refused(
                LedgerProblem.TRANSFER_EXISTS_WITH_DIFFERENT_CONTENT,
                () -> post(transfer(id, "content:out", "content:other", 5)));
        assertEquals(BigInteger.valueOf(5), balance("content:in"));
    }

    @Test
    void I8_anAccountThatMayNot_neverFallsBelowZero_andTheWholeSetIsRefused() {
        Transfer in = transfer(UUID.randomUUID(), "neg:world", "neg:box", 10);
        Transfer tooMuch = transfer(UUID.randomUUID(), "neg:box", "neg:world", 11);
        refused(LedgerProblem.INSUFFICIENT_BALANCE, () -> app.tx(() -> ledger.post(List.of(in, tooMuch))));
        assertTrue(app.tx(() -> ledger.balance("neg:box")).isEmpty());
    }

    @Test
    void order_insideASet_matters() {
        Transfer in = transfer(UUID.randomUUID(), "order:world", "order:box", 10);
        Transfer out = transfer(UUID.randomUUID(), "order:box", "order:world", 10);
        app.tx(() -> ledger.post(List.of(in, out)));
        assertEquals(BigInteger.ZERO, balance("order:box"));
    }

    @Test
    void reverse_undoesNewestFirst_once() {
        Transfer in = transfer(UUID.randomUUID(), "rev:world", "rev:box", 10);
        Transfer out = transfer(UUID.randomUUID(), "rev:box", "rev:world", 7);
        app.tx(() -> ledger.post(List.of(in, out)));
        for (int i = 0; i < 2; i++) {
            app.tx(() -> ledger.reverse(List.of(in.clientId(), out.clientId()), Instant.EPOCH));
        }
        assertEquals(BigInteger.ZERO, balance("rev:box"));
        assertEquals(BigInteger.ZERO, balance("rev:world"));
    }

    @Test
    void F12_aHundredAtOnceWithOneId_postOne() throws Exception {
        Transfer transfer = transfer(UUID.randomUUID(), "race:world", "race:box", 3);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<Posted>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(threads.submit(() -> post(transfer)));
        }
        int first = 0;
        for (Future<Posted> one : all) {
            first += one.get().replayed() ? 0 : 1;
        }
        threads.shutdown();
        assertEquals(1, first);
        assertEquals(BigInteger.valueOf(3), balance("race:box"));
    }

    @Test
    void F7_oppositeTransfersAtOnce_doNotDeadlock() throws Exception {
        post(transfer(UUID.randomUUID(), "dead:world", "dead:a", 1000));
        post(transfer(UUID.randomUUID(), "dead:world", "dead:b", 1000));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Posted>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean there = i % 2 == 0;
            all.add(threads.submit(() ->
                    post(transfer(UUID.randomUUID(), there ? "dead:a" : "dead:b", there ? "dead:b" : "dead:a", 1))));
        }
        for (Future<Posted> one : all) {
            one.get();
        }
        threads.shutdown();
        assertEquals(BigInteger.valueOf(1000), balance("dead:a"));
    }

    @Test
    void I1_I2_property_entriesSumToZero_andRunningBalancesHold() {
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            List<Transfer> set = new ArrayList<>();
            for (int n = random.nextInt(8); n >= 0; n--) {
                int from = random.nextInt(6);
                int to = (from + 1 + random.nextInt(5)) % 6;
                set.add(transfer(UUID.randomUUID(), "prop:world" + from, "prop:world" + to, 1 + random.nextInt(1000)));
            }
            app.tx(() -> ledger.post(set));
        }
        assertEquals(
                List.of(),
                app.sql("select transfer_id from ledger_entry group by transfer_id having sum(amount) <> 0"));
        assertEquals(List.of(), app.sql("""
                select a.key from ledger_account a
                  join (select account_id, sum(amount) as total, max(version) as top, count(*) as n
                          from ledger_entry group by account_id) e on e.account_id = a.id
                 where a.balance <> e.total or a.version <> e.top or e.n <> e.top
                """));
        assertEquals(List.of(), app.sql("""
                select account_id from (select account_id, version, balance_after,
                    sum(amount) over (partition by account_id order by version) as running from ledger_entry) e
                 where running <> balance_after
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_transfer set amount = 1",
                "delete from ledger_transfer",
                "truncate ledger_transfer cascade",
                "update ledger_entry set amount = 1",
                "delete from ledger_entry",
                "alter table ledger_entry disable trigger all"
            })
    void D35_theApplication_canChangeNoPosting(String sql) {
        post(transfer(UUID.randomUUID(), "fixed:world", "fixed:box", 1));
        assertThrows(IllegalStateException.class, () -> app.sql(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ledger_transfer set amount = 1", "delete from ledger_entry"})
    void D35_evenTheOwner_isStoppedByTheTrigger(String sql) throws SQLException {
        post(transfer(UUID.randomUUID(), "fixed:world", "fixed:box", 1));
        try (Connection c = app.database().ownerDataSource().getConnection();
                Statement s = c.createStatement()) {
            SQLException e = assertThrows(SQLException.class, () -> s.execute(sql));
            assertEquals("PC003", e.getSQLState());
        }
    }

    @Test
    void totals_sumABookByPurpose() {
        LedgerAccount world = LedgerAccount.outside("totals:world", Asset.ETH);
        LedgerAccount one = LedgerAccount.inBook("totals:1", Asset.ETH, "totals", "open");
        LedgerAccount two = LedgerAccount.inBook("totals:2", Asset.ETH, "totals", "open");
        app.tx(() -> ledger.post(List.of(transfer(world, one, 4), transfer(world, two, 5))));
        assertEquals(Map.of("open", BigInteger.valueOf(9)), app.tx(() -> ledger.totals("totals")));
    }

    @Test
    void anAccountOfAnotherAsset_isRefused() {
        post(transfer(UUID.randomUUID(), "asset:world", "asset:box", 1));
        Transfer dollars = new Transfer(
                UUID.randomUUID(),
                LedgerAccount.outside("asset:usd", Asset.USD),
                LedgerAccount.outside("asset:box", Asset.USD),
                new Money(BigInteger.ONE, Asset.USD),
                "test",
                "ref",
                Instant.EPOCH);
        refused(LedgerProblem.ACCOUNT_UNUSABLE, () -> post(dollars));
    }

    private static Posted post(Transfer transfer) {
        return app.tx(() -> ledger.post(Collections.singletonList(transfer)).get(0));
    }

    private static BigInteger balance(String key) {
        return app.tx(() -> ledger.balance(key).orElseThrow().amount().minor());
    }

    private static void refused(LedgerProblem problem, Runnable work) {
        assertEquals(problem, assertThrows(Refusal.class, work::run).problem());
    }

    private static Transfer transfer(UUID id, String from, String to, long amount) {
        return new Transfer(
                id,
                account(from),
                account(to),
                new Money(BigInteger.valueOf(amount), Asset.ETH),
                "test",
                "ref",
                Instant.parse("2026-11-22T00:00:00.123456789Z"));
    }

    private static Transfer transfer(LedgerAccount from, LedgerAccount to, long amount) {
        return new Transfer(
                UUID.randomUUID(),
                from,
                to,
                new Money(BigInteger.valueOf(amount), Asset.ETH),
                "test",
                "ref",
                Instant.EPOCH);
    }

    /** Boxes may not go below zero; the rest of the world may. */
    private static LedgerAccount account(String key) {
        return key.endsWith("box")
                ? LedgerAccount.inBook(key, Asset.ETH, key, "box")
                : LedgerAccount.outside(key, Asset.ETH);
    }
}
