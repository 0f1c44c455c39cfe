package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that dies at the worst moment finishes its work after a restart. */
class CrashIT {

    @Test
    void f1_killedWhileLockAndAcceptAreUnderWay_restartFinishesThem() {
        Product product = Product.running();
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
        assertEquals(List.of("created", "accepted"), accepted.stepsOnChain(), "accepted exactly once");
    }
}
