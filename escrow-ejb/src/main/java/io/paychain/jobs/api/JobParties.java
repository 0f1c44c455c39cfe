package io.paychain.jobs.api;

import org.jspecify.annotations.Nullable;

/**
 * Who is in a job.
 *
 * @param workerId null while nobody is assigned, and for a worker without an account
 */
public record JobParties(
        long jobId, String title, long employerId, @Nullable Long workerId) {}
