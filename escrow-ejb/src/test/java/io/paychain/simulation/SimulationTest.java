package io.paychain.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowStatus;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs, actors, chain faults and crashes by the dice: after each step the invariants hold. A history that breaks one
 * prints its seed; {@code -Dpaychain.simulation.seed=…} begins with that history.
 */
class SimulationTest {

    private static final Logger LOG = Logger.getLogger(SimulationTest.class.getName());
    private static final Logger PRODUCT = Logger.getLogger("io.paychain.escrow");

    @BeforeAll
    static void quiet() {
        PRODUCT.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        PRODUCT.setLevel(null);
    }

    @Test
    void everyHistory_keepsTheInvariants() {
        long seed = Long.getLong("paychain.simulation.seed", 20_300_101L);
        int histories = Integer.getInteger("paychain.simulation.histories", 10_000);
        Tally tally = Tally.of(seed, histories);
        LOG.info(tally.toString());
        boolean all = histories >= 1000;
        for (EscrowStatus end :
                new EscrowStatus[] {EscrowStatus.RELEASED, EscrowStatus.REFUNDED, EscrowStatus.SETTLED}) {
            assertTrue(!all || tally.ends(end) > histories / 50, "hardly a history ends " + end);
        }
        assertTrue(!all || tally.crashes() > histories / 10, "hardly a crash");
        assertTrue(!all || tally.rollbacks() > histories / 10, "hardly a rollback of the books");
    }

    /** Histories that once broke an invariant, beside those that a seed of every build covers. */
    @ParameterizedTest
    @ValueSource(longs = {71010977, 80012305})
    void historiesThatFoundAFault_keepTheInvariants(long seed) {
        new History(seed, Planted.NOTHING).run();
    }

    @Test
    void theSameSeed_givesTheSameHistory() {
        for (long seed = 1; seed <= 20; seed++) {
            assertEquals(new History(seed, Planted.NOTHING).run(), new History(seed, Planted.NOTHING).run());
        }
    }
}
