package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.testkit.RpcFaultProxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.protocol.Web3j;

/** F15, F17: three nodes, one of which fails, lags or lies; nothing is lost, doubled or believed. */
class ChainFaultsIT {

    private static EscrowFixture fixture;
    private static RpcFaultProxy bad;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.behind(
                3, Map.of("paychain.chain.rpc.stale.seconds", "1", "paychain.chain.rpc.timeout.millis", "500"));
        bad = fixture.proxies.get(0); // the one that is asked first
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void heal() throws InterruptedException {
        healed();
        Invariants.check(fixture);
        // What is deep enough need not be looked at again in each test.
        fixture.app.sql("update relay_intent set status = 'done' where status = 'mined'");
        assertEquals("up", fixture.app.get(ChainHealth.class).status());
    }

    @ParameterizedTest
    @EnumSource(
            value = RpcFaultProxy.Wire.class,
            names = {"RESET", "CUT", "DROP"})
    void F17_aNodeWhoseConnectionsFail_isLeftOut(RpcFaultProxy.Wire fault) {
        bad.wire(fault);
        wholeLife();
    }

    @Test
    void F17_aNodeThatAnswersErrorsWithStatus200_isLeftOut() {
        bad.errors();
        wholeLife();
    }

    /** The first are anvil's words, the others those of nodes behind one address that are not equally far. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BlockOutOfRangeError: block height is 145 but requested was 144",
                "header not found",
                "missing trie node 5a2d (path )"
            })
    void F17_aNewBlockDuringTheQuestion_isNoFailure(String words) {
        var node = fixture.app.get(RpcPool.class).endpoints().get(0);
        long before = node.errors();
        bad.errorOnce("eth_blockNumber", words);
        assertTrue(node.ask(Web3j::ethBlockNumber).getBlockNumber().signum() > 0);
        bad.errorOnce("eth_blockNumber", words);
        assertFalse(node.send(Web3j::ethBlockNumber).hasError());
        assertEquals(before, node.errors());
    }

    @Test
    void F17_aSlowNode_isNotWaitedFor() {
        fixture.lock(++job);
        bad.delay(1_000);
        for (int i = 0; i < 3; i++) {
            fixture.tick(); // until its circuit opens
        }
        long begin = System.nanoTime();
        fixture.act(job, EscrowAction.ACCEPT, WORKER);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        assertTrue(System.nanoTime() - begin < 4_000_000_000L, "it was waited for again and again");
    }

    @Test
    void F17_aNodeOnAnotherChain_isNotUsed() {
        bad.otherChain(5);
        fixture.tick();
        long before = bad.asked("eth_sendRawTransaction");
        wholeLife();
        assertEquals(before, bad.asked("eth_sendRawTransaction"), "it was sent a transaction of another chain");
    }

    @Test
    void F17_aNodeLeftBehind_isNotUsed_untilItFollowsAgain() throws InterruptedException {
        bad.stopAt(fixture.node.rpc().quantity("eth_blockNumber"));
        fixture.lock(++job);
        fixture.node.rpc().call("anvil_mine", "0x4");
        fixture.index();
        Thread.sleep(1_100);
        fixture.tick();
        long before = bad.asked("eth_getLogs");
        fixture.act(job, EscrowAction.ACCEPT, WORKER);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        assertEquals(before, bad.asked("eth_getLogs"));
    }

    @Test
    void F17_aNodeOnAForkOfItsOwn_convincesNobody() {
        fixture.lock(++job);
        bad.forkFrom(fixture.node.rpc().quantity("eth_blockNumber"));
        fixture.tick();
        assertEquals(EscrowStatus.OPEN, fixture.status(job), "one node alone takes nothing back");
        fixture.act(job, EscrowAction.ACCEPT, WORKER);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        assertFalse(fixture.events(job).contains("EscrowRolledBack"));
    }

    @Test
    void F17_threeNodesWithThreeForks_moveNothing() {
        fixture.lock(++job);
        long height = fixture.node.rpc().quantity("eth_blockNumber");
        fixture.proxies.get(0).forkFrom(height + 1);
        fixture.proxies.get(1).lie("eth_getBlockByNumber", (params, result) -> NullNode.getInstance());
        fixture.send(EMPLOYER, prepared(++job));
        fixture.tick();
        assertEquals(height, fixture.app.number("select height from chain_cursor"));
        assertEquals(EscrowStatus.NONE, fixture.status(job));
    }

    private static io.paychain.escrow.api.Funding prepared(long id) {
        return fixture.escrow().prepareFunding(EscrowFixture.request(id));
    }

    @Test
    void missingLogs_areNoticed_andBookedFromTheReceipts() {
        fixture.proxies.forEach(RpcFaultProxy::hideLogs);
        wholeLife();
    }

    @Test
    void missingLogs_alsoInTheReceiptsOfOneNode_areNoticed() {
        bad.hideLogs();
        bad.hideReceiptLogs();
        wholeLife();
    }

    @Test
    void missingLogs_whereverWeLook_stopTheBooksBeforeTheHole() {
        long height = fixture.app.number("select height from chain_cursor");
        fixture.send(EMPLOYER, prepared(++job));
        fixture.proxies.forEach(p -> {
            p.hideLogs();
            p.hideReceiptLogs();
        });
        fixture.tick();
        assertEquals(height, fixture.app.number("select height from chain_cursor"));
        assertEquals("down", fixture.app.get(ChainHealth.class).status());
    }

    @Test
    void doubledLogs_areBookedOnce() {
        fixture.proxies.forEach(RpcFaultProxy::doubleLogs);
        wholeLife();
    }

    @Test
    void F15_receiptsThatNobodyShows_leadToNoSecondTransaction() {
        fixture.lock(++job);
        fixture.proxies.forEach(p -> p.lie("eth_getTransactionReceipt", (params, result) -> NullNode.getInstance()));
        long before = sentByTheRelayer();
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        for (int i = 0; i < 12; i++) {
            fixture.relayNow();
        }
        fixture.index();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        assertEquals(before + 1, sentByTheRelayer());
        assertEquals(
                1,
                fixture.app.number("select count(*) from relay_transaction t join relay_intent i"
                        + " on i.id = t.intent_id join escrow e on e.id = i.escrow_id where e.job_id = " + job));
    }

    @Test
    void F15_aNodeThatKeepsTransactionsToItself_cannotHoldThemUp() {
        bad.lie("eth_sendRawTransaction", (params, result) -> JsonNodeFactory.instance.textNode("0x" + "1".repeat(64)));
        wholeLife();
    }

    @Test
    void F16_aNodeThatTellsAHighNonce_makesNoGap() {
        bad.lie("eth_getTransactionCount", (params, result) -> JsonNodeFactory.instance.textNode("0xffff"));
        wholeLife();
    }

    @Test
    void F17_allNodesDown_nothingHappens_andItGoesOnLater() throws InterruptedException {
        fixture.lock(++job);
        fixture.proxies.forEach(p -> p.wire(RpcFaultProxy.Wire.RESET));
        fixture.tick();
        assertEquals("down", fixture.app.get(ChainHealth.class).status());
        fixture.relay(job, EscrowAction.ACCEPT, WORKER);
        fixture.relayNow();
        fixture.app.get(Relayer.class).tick();
        assertEquals(1, fixture.open());
        healed();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
    }

    /** Circuits close again within seconds, and what waited is done. */
    private static void healed() throws InterruptedException {
        fixture.proxies.forEach(RpcFaultProxy::heal);
        for (int i = 0; i < 50 && !allUp(); i++) {
            fixture.tick();
            Thread.sleep(100);
        }
        assertTrue(allUp(), "a node that works again is not used");
        fixture.settle();
    }

    private static boolean allUp() {
        return fixture.app.get(RpcPool.class).endpoints().stream()
                .allMatch(e -> e.state().equals("up"));
    }

    /** Lock, accept and release with the fault in force: told once, in order. */
    private static void wholeLife() {
        fixture.lock(++job);
        fixture.act(job, EscrowAction.ACCEPT, WORKER);
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(job));
        assertEquals(List.of("EscrowLocked", "EscrowAccepted", "EscrowReleased"), fixture.events(job));
    }

    private static long sentByTheRelayer() {
        return fixture.node
                .rpc()
                .quantity("eth_getTransactionCount", DevAccounts.relayer().address(), "latest");
    }
}
