package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that dies at the worst moment finishes its work after a restart. */
class CrashIT {

    /** The indexer's own lock (BlockStore): while somebody else has it, no block comes into the books. */
    private static final String HOLD_THE_INDEXER = "select pg_advisory_lock(7241002)";

    @Test
    void f1_killedWhileLockAndAcceptAreUnderWay_restartFinishesThem() throws SQLException {
        Product product = Product.running();
        Person employer = product.person(0).signIn("employer");
        Person worker = product.person(1).signIn("worker");
        Job accepted = Job.fund(employer, Map.of());
        Job locking = Job.post(employer, Map.of());

        try (Connection books = product.stack().database().app().open();
                Statement held = books.createStatement()) {
            held.execute(HOLD_THE_INDEXER);
            employer.send(locking.posted().path("funding"));
            worker.act(accepted.id, "acceptance", "accept", Map.of()).expect(202);
            assertEquals("pending", locking.view().path("payment_status").asText(), "the lock is under way");
            assertEquals("open", accepted.view().path("status").asText(), "the acceptance is under way");
            product.stack().server().kill();
        }
        assertTrue(!product.stack().server().isReady(), "the server is dead");
        product.stack().server().restart();

        locking.awaitPayment("locked");
        accepted.awaitStatus("active");
        assertEquals(List.of("created", "accepted"), accepted.stepsOnChain(), "accepted exactly once");
    }
}
