package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A limit holds under a race: no worker binds more jobs than one may have. */
class ActiveJobsBoundIT {

    private static final int JOBS = 6;

    private static EscrowFixture fixture;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet(Map.of("paychain.escrow.max.active.jobs", "1"));
        LongStream.rangeClosed(1, JOBS).forEach(fixture::lock);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void parallelAcceptances_ofOneWorker_stopAtTheBound() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(JOBS);
        try {
            List<Future<?>> asked = new ArrayList<>();
            LongStream.rangeClosed(1, JOBS)
                    .forEach(job -> asked.add(threads.submit(() -> fixture.relay(job, EscrowAction.ACCEPT, WORKER))));
            int accepted = 0;
            for (Future<?> each : asked) {
                accepted += accepted(each) ? 1 : 0;
            }
            assertEquals(1, accepted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean accepted(Future<?> asked) throws InterruptedException {
        try {
            asked.get();
            return true;
        } catch (ExecutionException e) {
            Refusal refused = assertInstanceOf(Refusal.class, e.getCause());
            assertEquals(EscrowProblem.TOO_MANY_ACTIVE_JOBS, refused.problem());
            return false;
        }
    }
}
