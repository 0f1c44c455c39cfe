package io.paychain.jobs.domain;

import io.paychain.escrow.api.EscrowStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the chain says a job stands, after a reorganisation took events back.
 *
 * @param unwanted true for a lock that does not count (D10)
 * @param workerId null while nobody is assigned
 * @param clock the clock of the status: accept-by, deadline, review end or reopen-by; null for a
 *     final one
 */
public record Standing(
        EscrowStatus status,
        boolean unwanted,
        @Nullable Long workerId,
        @Nullable String workerWallet,
        @Nullable Instant clock) {}
