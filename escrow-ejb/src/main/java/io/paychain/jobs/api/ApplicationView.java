package io.paychain.jobs.api;

import io.paychain.identity.api.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application as the worker and the employer see it. The worker's signature is shown to nobody.
 *
 * @param status see {@link ApplicationStatus#code()}
 * @param worker with the wallet that would get the job; null for an account that is gone
 * @param completedJobs how many jobs the worker was paid for here
 * @param validUntil when the signature ends, chain time
 */
public record ApplicationView(
        long id,
        long jobId,
        String jobTitle,
        String status,
        @Nullable UserSummary worker,
        @Nullable String message,
        long completedJobs,
        Instant validUntil,
        Instant createdAt,
        Instant updatedAt) {}
