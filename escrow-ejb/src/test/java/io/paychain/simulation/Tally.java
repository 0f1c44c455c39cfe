package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Runs histories and counts what they came to. */
final class Tally {

    private final long seed;
    private final int histories;
    private final LongAdder steps = new LongAdder();
    private final LongAdder reorganisations = new LongAdder();
    private final LongAdder rollbacks = new LongAdder();
    private final LongAdder crashes = new LongAdder();
    private final Map<EscrowStatus, Integer> ends = new ConcurrentHashMap<>();
    private long millis;

    private Tally(long seed, int histories) {
        this.seed = seed;
        this.histories = histories;
    }

    /**
     * Runs them, each with its own seed, in any order: they share nothing.
     *
     * @throws Violation of one of those that break an invariant
     */
    static Tally of(long seed, int histories) {
        Tally tally = new Tally(seed, histories);
        long begin = System.nanoTime();
        LongStream.range(seed, seed + histories)
                .parallel()
                .forEach(s -> tally.add(new History(s, Planted.NOTHING).run()));
        tally.millis = (System.nanoTime() - begin) / 1_000_000;
        return tally;
    }

    private void add(History.Outcome outcome) {
        steps.add(outcome.steps());
        reorganisations.add(outcome.reorganisations());
        rollbacks.add(outcome.rollbacks());
        crashes.add(outcome.crashes());
        outcome.ends().forEach((status, n) -> ends.merge(status, n, Integer::sum));
    }

    int ends(EscrowStatus status) {
        return ends.getOrDefault(status, 0);
    }

    long crashes() {
        return crashes.sum();
    }

    long rollbacks() {
        return rollbacks.sum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "simulation: %d histories, %d steps, seed %d, 0 violations (%d released, %d refunded, %d settled,"
                        + " %d reorganisations, %d rollbacks of the books, %d crashes; %d ms)",
                histories,
                steps.sum(),
                seed,
                ends(EscrowStatus.RELEASED),
                ends(EscrowStatus.REFUNDED),
                ends(EscrowStatus.SETTLED),
                reorganisations.sum(),
                rollbacks.sum(),
                crashes.sum(),
                millis);
    }
}
