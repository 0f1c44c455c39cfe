package io.paychain.disputes.api;

import io.paychain.jobs.api.JobView;
import org.jspecify.annotations.Nullable;

/**
 * The worker was told what to change.
 *
 * @param amendment null when the contract takes none any more, or the employer has no wallet
 */
public record ChangesRequested(JobView job, @Nullable PreparedAmendment amendment) {}
