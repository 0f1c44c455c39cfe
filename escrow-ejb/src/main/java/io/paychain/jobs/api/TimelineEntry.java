package io.paychain.jobs.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a job.
 *
 * @param type {@code posted}, {@code submission_note}, {@code changes_requested}, or a step of
 *     escrow's
 * @param occurredAt chain time for steps on chain, server time for the others
 * @param transactionHash the proof; null for what is not on chain
 * @param blockNumber null for what is not on chain
 * @param data values of the step
 */
public record TimelineEntry(
        String type,
        Instant occurredAt,
        @Nullable String transactionHash,
        @Nullable Long blockNumber,
        Map<String, Object> data) {}
