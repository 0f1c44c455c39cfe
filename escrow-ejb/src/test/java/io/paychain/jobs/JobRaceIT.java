package io.paychain.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.jobs.api.JobAction;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many workers want one job (security check 44). */
class JobRaceIT {

    private static final int WORKERS = 100;

    @Test
    void accept_by100Workers_hasOneWinner() throws Exception {
        try (JobsFixture jobs = new JobsFixture()) {
            long id = jobs.locked();
            List<Caller> workers = new ArrayList<>();
            for (int n = 0; n < WORKERS; n++) {
                workers.add(jobs.user("worker", 100 + n));
            }
            List<Future<String>> answers = race(jobs, id, workers);
            List<String> seen = new ArrayList<>();
            for (Future<String> answer : answers) {
                seen.add(answer.get(60, TimeUnit.SECONDS));
            }
            assertEquals(1, seen.stream().filter("won"::equals).count());
            assertEquals(WORKERS - 1, seen.stream().filter("CONFLICT"::equals).count());
            assertEquals(1, jobs.escrow.relayed());
        }
    }

    private static List<Future<String>> race(JobsFixture jobs, long id, List<Caller> workers) {
        ExecutorService pool = Executors.newFixedThreadPool(25);
        CountDownLatch start = new CountDownLatch(25);
        List<Future<String>> answers = workers.stream()
                .map(worker -> pool.submit(() -> {
                    start.countDown();
                    start.await(5, TimeUnit.SECONDS);
                    return accept(jobs, id, worker);
                }))
                .toList();
        pool.shutdown();
        return answers;
    }

    private static String accept(JobsFixture jobs, long id, Caller worker) {
        try {
            jobs.actions.act(worker, id, JobAction.ACCEPT, JobsFixture.signed());
            return "won";
        } catch (Refusal refusal) {
            Problem.Kind kind = refusal.problem().kind();
            return kind.name();
        }
    }
}
