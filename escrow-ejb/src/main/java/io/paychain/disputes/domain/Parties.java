package io.paychain.disputes.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who quarrels about what.
 *
 * @param workerId null for a worker without an account
 */
public record Parties(
        long jobId, int round, long employerId, @Nullable Long workerId) {}
