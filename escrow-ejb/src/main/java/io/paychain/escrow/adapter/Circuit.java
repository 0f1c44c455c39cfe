package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.ChainUnavailable;
import java.util.concurrent.Callable;

/**
 * Fails fast while the chain is known to be down, so that no thread waits for it: after some failures
 * in a row only one caller per pause tries again.
 */
final class Circuit {

    private static final int FAILURES_TO_OPEN = 3;
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private int failures;
    private long openUntil;
    private String lastFailure = "never contacted";
    private boolean up;

    /** Runs the call, or refuses at once while the circuit is open. */
    <T> T call(Callable<T> call) {
        enter();
        try {
            T result = call.call();
            succeeded();
            return result;
        } catch (ChainUnavailable e) {
            throw failed(e);
        } catch (Exception e) {
            throw failed(new ChainUnavailable(
                    "the chain did not answer: " + e.getClass().getSimpleName(), e));
        }
    }

    private synchronized void enter() {
        if (failures >= FAILURES_TO_OPEN && System.nanoTime() - openUntil < 0) {
            throw new ChainUnavailable("the chain is down: " + lastFailure);
        }
        openUntil = System.nanoTime() + PAUSE_NANOS;
    }

    private synchronized void succeeded() {
        failures = 0;
        up = true;
    }

    private synchronized ChainUnavailable failed(ChainUnavailable e) {
        failures++;
        openUntil = System.nanoTime() + PAUSE_NANOS;
        up = false;
        lastFailure = String.valueOf(e.getMessage());
        return e;
    }

    /** True when the last call was answered. */
    synchronized boolean up() {
        return up;
    }

    /** What went wrong last. */
    synchronized String lastFailure() {
        return lastFailure;
    }
}
