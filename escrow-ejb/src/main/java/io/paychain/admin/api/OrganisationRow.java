package io.paychain.admin.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as operators see it.
 *
 * @param id the organisation
 * @param name its name
 * @param owners names of its owners, by comma
 * @param members how many belong to it
 * @param jobs how many jobs were posted on its behalf
 * @param apiKeys how many of its keys are not revoked
 * @param requireSecondFactor its policy
 * @param createdAt when it was founded
 * @param archivedAt since when nothing changes in it; null while it is in use
 */
public record OrganisationRow(
        long id,
        String name,
        String owners,
        long members,
        long jobs,
        long apiKeys,
        boolean requireSecondFactor,
        Instant createdAt,
        @Nullable Instant archivedAt) {}
