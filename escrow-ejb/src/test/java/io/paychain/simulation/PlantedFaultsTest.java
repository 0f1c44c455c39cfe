package io.paychain.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds what is wrong: each planted fault breaks an invariant within a few hundred histories. */
class PlantedFaultsTest {

    private static final int PATIENCE = 1_500;
    private static final Logger LOG = Logger.getLogger(PlantedFaultsTest.class.getName());
    private static final Logger PRODUCT = Logger.getLogger("io.paychain.escrow");

    @BeforeAll
    static void quiet() {
        PRODUCT.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        PRODUCT.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void aPlantedFault_isFound(Planted fault) {
        String found = "";
        int histories = 0;
        while (found.isEmpty() && histories < PATIENCE) {
            found = outcome(++histories, fault);
        }
        LOG.info(fault + " found in history " + histories + ": "
                + found.lines().findFirst().orElse("never"));
        assertTrue(!found.isEmpty(), fault + " was not found in " + histories + " histories");
    }

    private static String outcome(long seed, Planted fault) {
        try {
            new History(seed, fault).run();
            return "";
        } catch (Violation violation) {
            return String.valueOf(violation.getMessage());
        }
    }
}
