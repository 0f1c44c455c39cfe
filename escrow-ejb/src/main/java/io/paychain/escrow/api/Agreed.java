package io.paychain.escrow.api;

import java.time.Instant;

/** An agreement with both signatures over it, which end at the same time. */
public record Agreed(Agreement what, SignedAction byEmployer, SignedAction byWorker) {

    /** Of two signatures, 0x hex, that nobody has proven. */
    public Agreed(Agreement what, Instant validUntil, String employerSignature, String workerSignature) {
        this(what, new SignedAction(employerSignature, validUntil), new SignedAction(workerSignature, validUntil));
    }
}
