package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.TimelineStep;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an escrow on a real chain and a real database. */
class EscrowLifecycleIT {

    private EscrowFixture fixture;

    @BeforeEach
    void start() {
        fixture = EscrowFixture.start();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void D1_release_paysTheWorkerExactlyTheAgreedAmount() {
        BigInteger before = fixture.balance(WORKER.address());
        fixture.lockAndAccept(5);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(5));
        fixture.act(5, EscrowAction.SUBMIT, WORKER);
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(5));
        fixture.act(5, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(5));
        BigInteger got = fixture.balance(WORKER.address()).subtract(before);
        assertEquals(new BigInteger("122000000000000000"), got);
        assertEquals(fixture.contractBalance(), fixture.booked());
        assertEquals(
                List.of("created", "accepted", "submitted", "released"),
                fixture.escrow().timeline(5).stream().map(TimelineStep::type).toList());
        assertEquals(List.of("EscrowLocked", "EscrowAccepted", "EscrowSubmitted", "EscrowReleased"), fixture.events());
    }
}
