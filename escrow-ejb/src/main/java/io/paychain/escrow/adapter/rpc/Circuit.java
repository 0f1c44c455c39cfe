package io.paychain.escrow.adapter.rpc;

import io.paychain.escrow.domain.ChainUnavailable;
import java.util.concurrent.Callable;

/**
 * Fails fast while the chain is known to be down, so that no thread waits for it: after some failures
 * in a row only one caller per pause tries again.
 */
final class Circuit {

    private static final int FAILURES_TO_OPEN = 3;
    private static final long PAUSE_NANOS = 2_000_000_000L;

    // So many times the time of a failed call is the next one waited with, so that a slow node costs little.
    private final int patience;

    private int failures;
    private long openUntil;
    private String lastFailure = "never contacted";
    private boolean up;

    /** @param patience pause after a failure, in times of what the failed call took; at least 2 s anyway */
    Circuit(int patience) {
        this.patience = patience;
    }

    /** Runs the call, or refuses at once while the circuit is open. */
    <T> T call(Callable<T> call) {
        enter();
        long begin = System.nanoTime();
        try {
            T result = call.call();
            succeeded();
            return result;
        } catch (ChainUnavailable e) {
            throw failed(e, begin);
        } catch (Exception e) {
            throw failed(
                    new ChainUnavailable(
                            "the chain did not answer: " + e.getClass().getSimpleName(), e),
                    begin);
        }
    }

    private synchronized void enter() {
        if (open()) {
            throw new ChainUnavailable("the chain is down: " + lastFailure);
        }
        openUntil = System.nanoTime() + PAUSE_NANOS;
    }

    private synchronized void succeeded() {
        failures = 0;
        up = true;
    }

    private synchronized ChainUnavailable failed(ChainUnavailable e, long begin) {
        failures++;
        openUntil = System.nanoTime() + Math.max(PAUSE_NANOS, patience * (System.nanoTime() - begin));
        up = false;
        lastFailure = String.valueOf(e.getMessage());
        return e;
    }

    /** True while a call would be refused without being tried. */
    synchronized boolean open() {
        return failures >= FAILURES_TO_OPEN && System.nanoTime() - openUntil < 0;
    }

    /** It was waited for in vain, or answered what cannot be: counts as a failed call. */
    synchronized void blame(String why) {
        failed(new ChainUnavailable(why), System.nanoTime());
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
