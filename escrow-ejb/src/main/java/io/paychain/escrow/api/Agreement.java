package io.paychain.escrow.api;

import java.math.BigInteger;
import java.time.Instant;

/** What only both parties together can do; each signs the same text. */
public sealed interface Agreement {

    /** The name in intents and events: {@code settle} or {@code amend}. */
    String action();

    /**
     * Ends the job: the worker gets a part, the employer the rest with the fee on it.
     *
     * @param toWorker wei, 0 to the pay
     */
    record Split(BigInteger toWorker) implements Agreement {
        @Override
        public String action() {
            return "settle";
        }
    }

    /**
     * Gives more time: the work deadline while the work is done, the review's end once it is handed in.
     *
     * @param until the new end as people see it (without the contract's hour of grace), whole seconds
     * @param termsHash 0x hex of 32 bytes; binds what was agreed besides
     */
    record Extension(Instant until, String termsHash) implements Agreement {
        @Override
        public String action() {
            return "amend";
        }
    }
}
