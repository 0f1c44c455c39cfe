package io.paychain.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.escrow.EscrowService;
import io.paychain.escrow.api.EscrowView;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Lock;
import io.paychain.jobs.domain.PicksFixture;
import io.paychain.jobs.domain.Posting;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Moments between what the chain did and the event that tells the job. */
class JobServiceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Caller EMPLOYER = new Caller(7, "session", "0x" + "07".repeat(20), Set.of("employer"));

    /** Found by the simulation: escrow knew of the refund, the job did not yet, and the answer was a 500. */
    @Test
    void cancel_betweenBlockAndEvent_isRefused_andChangesNothing() {
        Job job = Job.post(EMPLOYER.userId(), "0x" + "07".repeat(20), Posting.check(asked(), PicksFixture.FREE), NOW);
        Lock lock = new Lock("0xa", "0x" + "0c".repeat(20), 1337, BigInteger.TEN, BigInteger.ONE, NOW);
        job.locked(lock, Optional.empty(), NOW);
        JobService service = service(job);
        Refusal refusal = assertThrows(Refusal.class, () -> service.cancel(EMPLOYER, 1));
        assertEquals(JobProblem.WRONG_STATUS, refusal.problem());
        assertEquals(JobStatus.OPEN, job.status());
    }

    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    private static JobService service(Job job) {
        JobService service = new JobService();
        service.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        service.jobs = new Jobs() {
            @Override
            public Job locked(long id) {
                return job;
            }
        };
        service.escrow = new EscrowService() {
            @Override
            public Optional<EscrowView> find(long jobId) {
                return Optional.empty();
            }
        };
        return service;
    }

    private static NewJob asked() {
        return new NewJob("Shift", "Eight hours.", "care", "500.00", 24, List.of("Come"), null, null);
    }
}
