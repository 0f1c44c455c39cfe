package io.paychain.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.platform.time.TestOffset;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Outside the embedded default nobody moves time, an administrator neither; nothing else is even asked. */
class TestClockServiceTest {

    private static final Caller ADMIN = new Caller(1, null, null, Set.of("admin"));

    @Test
    void withoutTheDemo_thereIsNoTestClock() {
        TestClockService clocks = service();
        Refusal shown = assertThrows(Refusal.class, clocks::show);
        Refusal moved = assertThrows(Refusal.class, () -> clocks.forward(ADMIN, 60));
        assertEquals(EscrowProblem.NO_TEST_CLOCK, shown.problem());
        assertEquals(EscrowProblem.NO_TEST_CLOCK, moved.problem());
        assertEquals(Problem.Kind.NOT_FOUND, moved.problem().kind());
        assertFalse(clocks.follow());
    }

    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    private static TestClockService service() {
        TestClockService service = new TestClockService();
        service.offset = new TestOffset() {
            @Override
            public boolean allowed() {
                return false;
            }
        };
        return service;
    }
}
