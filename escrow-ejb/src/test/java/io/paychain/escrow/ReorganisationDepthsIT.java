package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Funding;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F14: 1, 3 and 12 blocks are replaced around a lock, a release and a refund; the books follow, and it comes true once. */
class ReorganisationDepthsIT {

    private static final BigInteger PAY = new BigInteger("122000000000000000");
    private static final BigInteger LOCKED = new BigInteger("124440000000000000");

    private static EscrowFixture fixture;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        fixture.settle();
        Invariants.check(fixture);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void F14_aLock(int depth) {
        Funding funding = fixture.prepare(++job);
        bury(12);
        fixture.send(EMPLOYER, funding);
        bury(depth - 1);
        assertEquals(EscrowStatus.OPEN, fixture.status(job));
        replace(depth);
        assertEquals(EscrowStatus.NONE, fixture.status(job));
        assertEquals(fixture.contractBalance(), fixture.booked());
        fixture.send(EMPLOYER, funding);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(job));
        assertEquals(List.of("EscrowLocked", "EscrowRolledBack", "EscrowLocked"), fixture.events(job));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void F14_aRelease_isPaidOnce(int depth) {
        fixture.lockAndAccept(++job);
        BigInteger before = fixture.balance(WORKER.address());
        bury(12);
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        bury(depth - 1);
        replace(depth);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(job));
        assertEquals(fixture.contractBalance(), fixture.booked());
        awaitAgain(EscrowStatus.RELEASED);
        assertEquals(PAY, fixture.balance(WORKER.address()).subtract(before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void F14_aRefund_isPaidOnce(int depth) {
        fixture.lock(++job);
        BigInteger before = fixture.balance(EMPLOYER.address());
        fixture.node.advance(Duration.ofHours(169));
        bury(12);
        fixture.escrow().requestRefund(job);
        fixture.settle();
        bury(depth - 1);
        replace(depth);
        assertEquals(EscrowStatus.OPEN, fixture.status(job));
        assertEquals(fixture.contractBalance(), fixture.booked());
        awaitAgain(EscrowStatus.REFUNDED);
        assertEquals(LOCKED, fixture.balance(EMPLOYER.address()).subtract(before));
    }

    @Test
    void F14_withConfirmations_whatIsReplacedBeforeThem_wasNeverTold() {
        try (EscrowFixture patient = EscrowFixture.quiet(java.util.Map.of("paychain.chain.confirmations", "3"))) {
            patient.node.rpc().call("anvil_mine", "0x3");
            patient.tick();
            Funding funding = patient.escrow().prepareFunding(EscrowFixture.request(1));
            patient.send(EMPLOYER, funding);
            patient.node.rpc().call("evm_mine");
            patient.tick();
            assertEquals(EscrowStatus.NONE, patient.status(1), "two blocks are not three");
            patient.node.rpc().call("anvil_reorg", 2, List.of());
            patient.tick();
            patient.send(EMPLOYER, funding);
            patient.node.rpc().call("anvil_mine", "0x2");
            patient.tick();
            assertEquals(EscrowStatus.OPEN, patient.status(1));
            assertEquals(List.of("EscrowLocked"), patient.events(1));
        }
    }

    private static void bury(int blocks) {
        if (blocks > 0) {
            fixture.node.rpc().call("anvil_mine", "0x" + Integer.toHexString(blocks));
        }
        fixture.index();
    }

    private static void replace(int depth) {
        fixture.node.rpc().call("anvil_reorg", depth, List.of());
        fixture.index();
    }

    private static void awaitAgain(EscrowStatus status) {
        for (int i = 0; i < 20 && fixture.status(job) != status; i++) {
            fixture.relayNow();
            fixture.index();
        }
        assertEquals(status, fixture.status(job));
    }
}
