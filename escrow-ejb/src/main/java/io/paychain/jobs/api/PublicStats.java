package io.paychain.jobs.api;

import java.time.Instant;

/**
 * What everybody may know of the platform, as last counted (D50).
 *
 * @param totalWorkers active users of that type
 * @param totalEmployers active users of that type
 * @param openJobs jobs whose pay is locked and that wait for a worker
 * @param activeJobs jobs that somebody works on
 * @param completedJobs jobs whose worker was paid
 * @param totalPaidUsd what workers were paid in ether, two decimals; of a split what they got of it
 * @param totalPaidEth the same in ETH
 * @param asOf when it was counted, server time
 */
public record PublicStats(
        long totalWorkers,
        long totalEmployers,
        long openJobs,
        long activeJobs,
        long completedJobs,
        String totalPaidUsd,
        String totalPaidEth,
        Instant asOf) {}
