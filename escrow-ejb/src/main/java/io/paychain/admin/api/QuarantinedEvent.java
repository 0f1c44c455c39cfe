package io.paychain.admin.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a subscriber has not taken in.
 *
 * @param id of this entry
 * @param subscriber who failed on it
 * @param eventId the event's id, 16 digits
 * @param type of the event
 * @param subject what it is about, for example {@code job:5}; a subject's events are retried together
 * @param state {@code failed}, or {@code waiting} behind an earlier one of its subject
 * @param attempts how often it was tried; 0 for one that waits
 * @param error what went wrong last, at most 500 characters, for operators only
 * @param occurredAt when the event was stored
 * @param quarantinedAt when it was set aside
 * @param retryAskedAt when somebody asked to try again; null when nobody did, or it failed again since
 */
public record QuarantinedEvent(
        long id,
        String subscriber,
        String eventId,
        String type,
        String subject,
        String state,
        int attempts,
        String error,
        Instant occurredAt,
        Instant quarantinedAt,
        @Nullable Instant retryAskedAt) {}
