package io.paychain.jobs.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole transition table, every pair, against the table of the documentation. */
class JobStatusTest {

    private static final Set<String> ALLOWED = Set.of(
            "OPEN>ACTIVE",
            "OPEN>CANCELLED",
            "OPEN>EXPIRED",
            "ACTIVE>IN_PROGRESS",
            "ACTIVE>SUBMITTED",
            "ACTIVE>COMPLETED",
            "ACTIVE>WITHDRAWN",
            "ACTIVE>SETTLED",
            "ACTIVE>EXPIRED",
            "IN_PROGRESS>SUBMITTED",
            "IN_PROGRESS>COMPLETED",
            "IN_PROGRESS>WITHDRAWN",
            "IN_PROGRESS>SETTLED",
            "IN_PROGRESS>EXPIRED",
            "SUBMITTED>COMPLETED",
            "SUBMITTED>DISPUTED",
            "SUBMITTED>WITHDRAWN",
            "SUBMITTED>SETTLED",
            "DISPUTED>COMPLETED",
            "DISPUTED>SETTLED",
            "DISPUTED>WITHDRAWN",
            "WITHDRAWN>OPEN",
            "WITHDRAWN>CANCELLED",
            "WITHDRAWN>EXPIRED");

    private static final Set<String> PAY_ALLOWED = Set.of(
            "PENDING>LOCKED", "PENDING>FAILED", "LOCKED>RELEASED", "LOCKED>REFUNDED", "LOCKED>FAILED", "FAILED>LOCKED");

    static Stream<Arguments> pairs() {
        return Stream.of(JobStatus.values())
                .flatMap(from -> Stream.of(JobStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void next_isTheTable(JobStatus from, JobStatus to) {
        assertEquals(ALLOWED.contains(from + ">" + to), from.next().contains(to));
    }

    static Stream<Arguments> payPairs() {
        return Stream.of(PaymentStatus.values())
                .flatMap(from -> Stream.of(PaymentStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("payPairs")
    void pay_isTheTable(PaymentStatus from, PaymentStatus to) {
        assertEquals(PAY_ALLOWED.contains(from + ">" + to), from.next().contains(to));
    }
}
