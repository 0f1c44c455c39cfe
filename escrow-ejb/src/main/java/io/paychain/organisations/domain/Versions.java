package io.paychain.organisations.domain;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import org.jspecify.annotations.Nullable;

/** Two people edit the same thing: who read it before the other one's change does not undo that unseen. */
public final class Versions {

    private Versions() {}

    /**
     * Asks that nobody has changed it since it was read. The organisation is locked, so nobody does so meanwhile.
     *
     * @param expected the version that was read; null when the caller does not care
     * @throws Refusal STALE_VERSION
     */
    public static void require(long present, @Nullable Long expected) {
        if (expected != null && expected != present) {
            throw new Refusal(CommonProblem.STALE_VERSION, "Somebody has changed it meanwhile. Read it again.");
        }
    }
}
