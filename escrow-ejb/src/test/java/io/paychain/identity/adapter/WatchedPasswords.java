package io.paychain.identity.adapter;

import io.paychain.testkit.QuickPasswords;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jspecify.annotations.Nullable;

/** Counts how often passwords are checked, and lets something happen while one is. */
@Alternative
@Priority(1)
@ApplicationScoped
public class WatchedPasswords extends QuickPasswords {

    private static int checks;
    private static @Nullable Runnable meanwhile;

    /** How many checks some work makes. */
    public static synchronized int checks(Runnable work) {
        int before = checks;
        work.run();
        return checks - before;
    }

    /** Does something, once, after the next check and before anybody hears of its outcome. */
    public static void duringTheNext(Runnable work) {
        meanwhile = work;
    }

    @Override
    public boolean fits(@Nullable String hash, String password, int slowest) {
        boolean fits = super.fits(hash, password, slowest);
        checks++;
        Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
        }
        return fits;
    }
}
