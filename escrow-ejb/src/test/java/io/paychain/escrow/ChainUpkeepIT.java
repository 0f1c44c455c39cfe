package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paychain.escrow.adapter.ChainMetrics;
import io.paychain.escrow.adapter.index.Indexer;
import io.paychain.escrow.api.BackfillReport;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.platform.health.Metric;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.RpcFaultProxy;
import io.paychain.testkit.TestApp;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blocks are read again, from any of them and from the first; nonce gaps close; the figures tell. */
class ChainUpkeepIT {

    private static final Caller ADMIN = new Caller(1, null, null, Set.of("admin"));

    private static EscrowFixture fixture;
    private static RpcFaultProxy node;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.behind(1, Map.of());
        node = fixture.proxies.get(0);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        node.heal();
        fixture.settle();
        Invariants.check(fixture);
    }

    @Test
    void readingAgain_findsNoDifference_andChangesNothing() {
        fixture.lockAndAccept(++job);
        long events = fixture.app.number("select count(*) from event");
        for (int i = 0; i < 2; i++) {
            BackfillReport report = backfill(1, true);
            assertEquals(List.of(), report.differences());
            assertFalse(report.repairing());
            assertNull(report.nextBlock());
            assertTrue(report.logsOnChain() >= 2);
            assertEquals(report.logsOnChain(), report.logsInBooks());
        }
        assertEquals(events, fixture.app.number("select count(*) from event"));
    }

    @Test
    void readingAPart_tellsWhereToGoOn() {
        fixture.lock(++job);
        fixture.node.rpc().call("anvil_mine", "0x3");
        fixture.index();
        BackfillReport report = fixture.app.get(ChainUpkeep.class).backfill(ADMIN, 1, 2, false);
        assertEquals(2, report.toBlock());
        assertEquals(3L, report.nextBlock());
    }

    @Test
    void aHoleInTheBooks_isReported_andMendedOnDemand() {
        fixture.prepare(++job);
        // A single node that hides a log in the search and in the header alike is believed.
        hideEverything();
        fixture.send(EMPLOYER, fixture.escrow().prepareFunding(EscrowFixture.request(job)));
        fixture.tick();
        assertEquals(
                fixture.node.rpc().quantity("eth_blockNumber"), fixture.app.number("select height from chain_cursor"));
        assertEquals(EscrowStatus.NONE, fixture.status(job));
        node.heal();
        assertEquals(
                List.of("missing"),
                backfill(1, false).differences().stream()
                        .map(BackfillReport.Difference::kind)
                        .toList());
        assertEquals(EscrowStatus.NONE, fixture.status(job), "asking repairs nothing");
        assertTrue(backfill(1, true).repairing());
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(job));
        assertEquals(List.of(), backfill(1, false).differences());
    }

    private static void hideEverything() {
        node.hideLogs();
        node.lie("eth_getBlockByNumber", (params, result) -> {
            ObjectNode block = result.deepCopy();
            return block.put("logsBloom", "0x" + "0".repeat(512));
        });
    }

    @Test
    void readingOutsideTheBooks_isRefused() {
        fixture.index();
        long beyond = fixture.app.number("select height from chain_cursor") + 1;
        assertThrows(Refusal.class, () -> backfill(beyond, false));
        assertThrows(Refusal.class, () -> backfill(0, false));
        assertThrows(Refusal.class, () -> fixture.app.get(ChainUpkeep.class).backfill(ADMIN, 1, 5_001, false));
    }

    @Test
    void anEmptyDatabase_getsTheSameBooks_fromTheFirstBlockOn() {
        fixture.lockAndAccept(++job);
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        fixture.lock(++job);
        Map<String, String> settings = EscrowFixture.settings(fixture.node, fixture.contract);
        BigInteger held = fixture.contractBalance();
        try (TestApp fresh = TestApp.start(settings, NoBackground.class)) {
            fresh.get(Indexer.class).tick();
            assertEquals(
                    fixture.app.number("select height from chain_cursor"),
                    fresh.number("select height from chain_cursor"));
            assertEquals(states(fixture.app), states(fresh));
            assertEquals(held, EscrowFixture.booked(fresh, fixture.contract.address()));
        } finally {
            settings.forEach(System::setProperty);
        }
    }

    private static List<String> states(TestApp app) {
        return app
                .sql("select encode(onchain_id, 'hex') || status || round || coalesce(worker, '') as state from escrow"
                        + " where status <> 'NONE' order by 1")
                .stream()
                .map(row -> String.valueOf(row.get("state")))
                .toList();
    }

    @Test
    void F16_aNonceThatNobodyUsed_isFilled() {
        fixture.lock(++job);
        fixture.lockAndAccept(++job);
        // As after a restored backup, or a chain that forgot: the next nonce is one too high.
        fixture.app.sql("update relay_account set next_nonce = next_nonce + 1");
        fixture.act(job - 1, EscrowAction.ACCEPT, WORKER);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job - 1));
    }

    @Test
    void theFigures_tellLagSpendingReorganisationsAndErrors() {
        fixture.lockAndAccept(++job);
        fixture.lock(++job);
        fixture.node.rpc().call("anvil_reorg", 1, List.of());
        fixture.index();
        node.wire(RpcFaultProxy.Wire.CUT);
        fixture.tick();
        Map<String, Metric> metrics = metrics();
        assertTrue(value(metrics, "paychain_relay_gas_wei_total{action=accept}") > 0);
        assertEquals(1, value(metrics, "paychain_chain_reorganisations_total{depth=1}"));
        assertTrue(value(metrics, "paychain_chain_node_errors_total{endpoint=0}") > 0);
        assertEquals(0, value(metrics, "paychain_chain_node_up{endpoint=0}"));
        assertEquals(0, value(metrics, "paychain_indexer_lag_blocks{}"));
        assertEquals(0, value(metrics, "paychain_relay_pending{state=queued}"));
        fixture.relay(job - 1, EscrowAction.SUBMIT, WORKER);
        assertEquals(1, value(metrics(), "paychain_relay_pending{state=queued}"));
        assertTrue(metrics.keySet().stream().noneMatch(name -> name.contains("http")), "an address may hold a key");
    }

    private static Map<String, Metric> metrics() {
        return fixture.app.get(ChainMetrics.class).metrics().stream()
                .collect(Collectors.toMap(m -> m.name() + m.labels(), m -> m));
    }

    private static long value(Map<String, Metric> metrics, String name) {
        assertTrue(metrics.containsKey(name), name + " is not in " + metrics.keySet());
        return metrics.get(name).value().longValue();
    }

    private static BackfillReport backfill(long from, boolean repair) {
        return fixture.app.get(ChainUpkeep.class).backfill(ADMIN, from, null, repair);
    }
}
