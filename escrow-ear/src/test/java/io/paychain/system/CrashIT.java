package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that dies at the worst moment finishes its work after a restart. */
class CrashIT {

    @Test
    void f1_killedWhileLockAndAcceptAreUnderWay_restartFinishesThem() {
        Product product = Product.fresh();
        try {
            Person employer = product.person(0).signIn("employer");
            Person worker = product.person(1).signIn("worker");
            Job accepted = Job.fund(employer, Map.of());
            Job locking = Job.post(employer, Map.of());

            employer.send(locking.posted().path("funding"));
            worker.act(accepted.id, "acceptance", "accept", Map.of()).expect(202);
            product.stack().server().kill();
            assertTrue(!product.stack().server().isReady(), "the server is dead");
            product.stack().server().restart();

            locking.awaitPayment("locked");
            accepted.awaitStatus("active");
            assertEquals(1, acceptedTimes(employer, accepted), "accepted exactly once on chain");
        } finally {
            product.close();
        }
    }

    private static long acceptedTimes(Person employer, Job job) {
        var steps = employer.api()
                .get("/api/v1/jobs/" + job.id + "/timeline")
                .expect(200)
                .data();
        var items = steps.isArray() ? steps : steps.path("items");
        long times = 0;
        for (var step : items) {
            times += step.path("type").asText().equals("accepted") ? 1 : 0;
        }
        return times;
    }
}
