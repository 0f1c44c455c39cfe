package io.paychain.jobs.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every pair of statuses against the table in docs/contract.md. */
class ApplicationStatusTest {

    private static final Set<String> MOVES = Set.of(
            "open picked",
            "open accepted",
            "open withdrawn",
            "open closed",
            "open expired",
            "picked open",
            "picked accepted",
            "picked closed",
            "accepted open",
            "closed open");

    @Test
    void everyPair_isAsDocumented() {
        Set<String> moves = new TreeSet<>();
        for (ApplicationStatus from : ApplicationStatus.values()) {
            from.next().forEach(to -> moves.add(from.code() + " " + to.code()));
        }
        assertEquals(new TreeSet<>(MOVES), moves);
    }
}
