package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F14: the books follow the chain, also backwards. */
class ReorganisationIT {

    private EscrowFixture fixture;

    @BeforeEach
    void start() {
        fixture = EscrowFixture.quiet();
    }

    @AfterEach
    void stop() {
        fixture.settle();
        Invariants.check(fixture);
        fixture.close();
    }

    @Test
    void D10_aLockThatTheChainTookBack_isTakenBackInTheBooks() {
        fixture.lock(1);
        assertEquals(EscrowStatus.OPEN, fixture.status(1));
        reorganise(1);
        fixture.index();
        assertEquals(EscrowStatus.NONE, fixture.status(1));
        assertEquals(BigInteger.ZERO, fixture.booked());
        assertEquals(List.of("EscrowLocked", "EscrowRolledBack"), fixture.events(1));
        assertEquals(1, fixture.app.number("select count(*) from ledger_transfer where code = 'reversal'"));
    }

    @Test
    void D10_theSameLockOnTheNewBranch_countsAgain() {
        var funding = fixture.prepare(1);
        fixture.send(EMPLOYER, funding);
        fixture.index();
        reorganise(1);
        fixture.index();
        fixture.send(EMPLOYER, funding);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(1));
        assertEquals(List.of("EscrowLocked", "EscrowRolledBack", "EscrowLocked"), fixture.events(1));
    }

    @Test
    void D10_anAcceptanceUnderALockOfAVoidedJob_makesItCount_untilTheChainTakesItBack() {
        var funding = fixture.prepare(1);
        fixture.send(EMPLOYER, funding);
        fixture.index();
        fixture.relay(1, EscrowAction.ACCEPT, WORKER); // the voucher is handed out, the relayer has not sent yet
        reorganise(1);
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().voidFunding(1));
        fixture.send(EMPLOYER, funding);
        fixture.index();
        assertTrue(fixture.view(1).unwanted());
        fixture.node.advance(Duration.ofMinutes(1)); // the new branch is no longer behind the old one's time
        fixture.settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertFalse(fixture.view(1).unwanted(), "worker and pay are bound to each other");
        reorganise(1);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(1));
        assertTrue(fixture.view(1).unwanted(), "nobody is bound any more");
        assertEquals(
                List.of(
                        "EscrowLocked",
                        "EscrowRolledBack",
                        "EscrowLockedUnwanted",
                        "EscrowAccepted",
                        "EscrowRolledBack"),
                fixture.events(1));
        for (int i = 0; i < 20 && fixture.status(1) != EscrowStatus.ACTIVE; i++) {
            fixture.relayNow();
            fixture.index();
        }
        assertFalse(fixture.view(1).unwanted(), "the same transaction binds both again");
    }

    @Test
    void threeBlocks_takeBackAcceptanceAndSubmission_andTheRelayerSendsBothAgain() {
        fixture.lockAndAccept(1);
        fixture.act(1, EscrowAction.SUBMIT, WORKER);
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(1));
        fixture.node.rpc().call("evm_mine");
        reorganise(3);
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(1));
        assertTrue(fixture.events(1).contains("EscrowRolledBack"));
        for (int i = 0; i < 20 && fixture.status(1) != EscrowStatus.SUBMITTED; i++) {
            fixture.relayNow();
            fixture.index();
        }
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(1));
        assertEquals(0, fixture.app.number("select count(*) from relay_intent where status = 'failed'"));
    }

    @Test
    void aReleaseTakenBack_isPaidOnceInTheEnd() {
        fixture.lockAndAccept(1);
        BigInteger before = fixture.balance(WORKER.address());
        fixture.act(1, EscrowAction.RELEASE, EMPLOYER);
        reorganise(1);
        fixture.index();
        assertNotEquals(EscrowStatus.RELEASED, fixture.status(1));
        for (int i = 0; i < 20 && fixture.status(1) != EscrowStatus.RELEASED; i++) {
            fixture.relayNow();
            fixture.index();
        }
        assertEquals(EscrowStatus.RELEASED, fixture.status(1));
        assertEquals(
                new BigInteger("122000000000000000"),
                fixture.balance(WORKER.address()).subtract(before));
    }

    /** Replaces the newest blocks by empty ones. */
    private void reorganise(int depth) {
        fixture.node.rpc().call("anvil_reorg", depth, List.of());
    }
}
