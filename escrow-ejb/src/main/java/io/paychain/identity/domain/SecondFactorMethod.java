package io.paychain.identity.domain;

import io.paychain.identity.api.SecondFactor;
import java.time.Instant;

/**
 * One sort of second factor. A CDI bean that implements this is found by itself: sign-in then asks for it,
 * and whoever proves it has stepped up. Called inside a transaction.
 */
public interface SecondFactorMethod {

    /** Which sort. */
    SecondFactor kind();

    /** Whether the person can prove it now. */
    boolean enrolled(long userId);

    /** Whether having it makes every sign-in ask for a second factor; false for a mere way out. */
    boolean demanded();

    /** Whether it is the person's own factor; false for what only replaces one that was lost. */
    boolean own();

    /**
     * Takes a code; one that works once is used up by it, also in a race. What is no code says no: a passkey
     * answers in a ceremony of its own, whose signature is checked outside of transactions.
     *
     * @param answer as it came from outside, bounded in length
     */
    boolean prove(long userId, String answer, Instant now);
}
