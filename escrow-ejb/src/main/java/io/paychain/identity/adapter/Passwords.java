package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords, a bounded number at once: each takes {@value Argon2#MEMORY_KIB} KiB. A
 * few more wait, the rest are refused with a time to come back. Call outside of transactions.
 */
@ApplicationScoped
public class Passwords {

    private static final int WAITING = 32;
    private static final long PATIENCE_MILLIS = 3_000;
    private static final int RETRY_SECONDS = 2;

    @Inject
    Secrets secrets;

    private final Semaphore atOnce = new Semaphore(places(), true);
    private final Semaphore inLine = new Semaphore(places() + WAITING);

    private volatile @Nullable String dummy;

    private static int places() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    /** Hashes a password with Argon2id (D26). */
    public String hash(String password) {
        return bounded(() -> Argon2.hash(PasswordText.normal(password), secrets.salt(), memoryKib()));
    }

    /**
     * Checks a password. Without a hash (nobody has the address) a dummy is checked, so that the work is the same.
     *
     * @return true when there is a hash and the password is right
     */
    public boolean fits(@Nullable String hash, String password) {
        String against = hash == null ? dummy() : hash;
        return bounded(() -> PasswordHash.fits(against, PasswordText.normal(password))) && hash != null;
    }

    /**
     * Checks a password with the same work for every hash, and without one.
     *
     * @param slowest cost of the slowest bcrypt hash that anybody still has, whose work is done, too; 0 when all
     *     are Argon2id
     * @return true when there is a hash and the password is right
     */
    public boolean fits(@Nullable String hash, String password, int slowest) {
        if (slowest == 0) {
            return fits(hash, password);
        }
        String dummy = dummy();
        String against = hash == null ? dummy : hash;
        return bounded(() -> PasswordHash.fits(against, PasswordText.normal(password), slowest, dummy)) && hash != null;
    }

    /** True when a hash should be made anew now that its password is at hand. */
    public boolean outdated(String hash) {
        return PasswordHash.outdated(hash, memoryKib());
    }

    /** Memory of a new hash, KiB; a test of something else overrides it, so as not to wait for hashes. */
    protected int memoryKib() {
        return Argon2.MEMORY_KIB;
    }

    private String dummy() {
        String made = dummy;
        if (made == null) {
            made = hash(secrets.token());
            dummy = made;
        }
        return made;
    }

    private <T> T bounded(Supplier<T> work) {
        if (!inLine.tryAcquire()) {
            throw busy();
        }
        try {
            return placed(work);
        } finally {
            inLine.release();
        }
    }

    private <T> T placed(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private static Refusal busy() {
        return new Refusal(
                IdentityProblem.SIGN_IN_BUSY,
                "Try again in a moment.",
                List.of(),
                Map.of(Refusal.RETRY_AFTER, RETRY_SECONDS));
    }
}
