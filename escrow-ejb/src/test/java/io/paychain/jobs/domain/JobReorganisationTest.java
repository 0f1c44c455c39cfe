package io.paychain.jobs.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PaymentStatus;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a job stands after the chain took something back; each case was found by the simulation. */
class JobReorganisationTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final long WORKER = 8;

    @Test
    void anUnwantedLock_whoseRefundIsTakenBack_doesNotOpenItsJobAgain() {
        Job job = posted();
        job.lockedUnwanted(lock("0xa"), "other_terms", NOW);
        job.refunded(BigInteger.TEN, true, LATER);
        assertEquals(JobStatus.CANCELLED, job.status());
        job.rolledBack(new Standing(EscrowStatus.OPEN, true, null, null, LATER), LATER);
        assertEquals(JobStatus.CANCELLED, job.status(), "nobody may accept it");
        assertEquals(PaymentStatus.LOCKED, job.payment());
    }

    @Test
    void aWantedLock_whoseRefundIsTakenBack_opensItsJobAgain() {
        Job job = posted();
        job.locked(lock("0xa"), Optional.empty(), NOW);
        job.refunded(BigInteger.TEN, false, LATER);
        assertEquals(JobStatus.CANCELLED, job.status());
        job.rolledBack(new Standing(EscrowStatus.OPEN, false, null, null, LATER), LATER);
        assertEquals(JobStatus.OPEN, job.status());
        assertEquals(PaymentStatus.LOCKED, job.payment());
    }

    @Test
    void aStepUnderALock_thatTheChainReplaced_isNotWaitedFor() {
        Job job = posted();
        job.locked(lock("0xa"), Optional.empty(), NOW);
        job.ask(JobAction.ACCEPT, WORKER, null, NOW);
        job.rolledBack(new Standing(EscrowStatus.NONE, false, null, null, null), NOW);
        assertTrue(job.relocked("0xb", NOW).isPresent(), "the one who waits is told");
        job.locked(lock("0xb"), Optional.empty(), NOW);
        assertNull(job.pendingAction);
        assertEquals("accept", job.failedAction);
        job.ask(JobAction.ACCEPT, WORKER, null, LATER);
    }

    @Test
    void aStepUnderALock_thatTheChainPutBack_isStillOnItsWay() {
        Job job = posted();
        job.locked(lock("0xa"), Optional.empty(), NOW);
        job.ask(JobAction.ACCEPT, WORKER, null, NOW);
        assertEquals(Optional.empty(), job.relocked("0xa", NOW));
        assertEquals("accept", job.pendingAction);
    }

    @Test
    void D10_anAcceptanceUnderALockThatDidNotCount_bindsTheJob_untilTheChainTakesItBack() {
        Job job = posted();
        job.lockedUnwanted(lock("0xa"), "voided", NOW);
        job.accepted(WORKER, "0x" + "08".repeat(20), "Ada", NOW, LATER);
        assertEquals(JobStatus.ACTIVE, job.status());
        assertEquals(PaymentStatus.LOCKED, job.payment());
        assertEquals(WORKER, job.workerId);
        job.rolledBack(new Standing(EscrowStatus.OPEN, true, null, null, LATER), LATER);
        assertEquals(JobStatus.CANCELLED, job.status());
        assertNull(job.workerId);
        assertEquals(PaymentStatus.LOCKED, job.payment());
    }

    @Test
    void D10_aLockWithOtherTerms_thatBindsSomebody_isTheJobsNoLonger_untilTheChainTakesItBack() {
        Job job = posted();
        job.lockedUnwanted(lock("0xa"), "other_terms", NOW);
        job.lockLeft(NOW);
        assertEquals(JobStatus.CANCELLED, job.status());
        assertEquals(PaymentStatus.FAILED, job.payment(), "the job has an end");
        job.rolledBack(new Standing(EscrowStatus.OPEN, true, null, null, LATER), LATER);
        assertEquals(JobStatus.CANCELLED, job.status());
        assertEquals(PaymentStatus.LOCKED, job.payment());
        job.refunded(BigInteger.TEN, true, LATER);
        assertEquals(PaymentStatus.REFUNDED, job.payment());
    }

    @Test
    void anAcceptance_opensNoJobThatEnded() {
        Job job = posted();
        job.locked(lock("0xa"), Optional.empty(), NOW);
        job.refunded(BigInteger.TEN, false, NOW);
        assertThrows(
                IllegalStateException.class, () -> job.accepted(WORKER, "0x" + "08".repeat(20), "Ada", NOW, LATER));
    }

    private static Job posted() {
        NewJob asked = new NewJob("Shift", "Eight hours.", "care", "500.00", 24, List.of("Come"), null, null);
        return Job.post(7, "0x" + "07".repeat(20), Posting.check(asked, PicksFixture.FREE), NOW);
    }

    private static Lock lock(String id) {
        return new Lock(id, "0x" + "0c".repeat(20), 1337, BigInteger.TEN, BigInteger.ONE, LATER);
    }
}
