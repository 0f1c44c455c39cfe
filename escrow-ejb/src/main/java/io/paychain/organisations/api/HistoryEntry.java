package io.paychain.organisations.api;

import java.time.Instant;

/**
 * Something that was done in an organisation.
 *
 * @param id grows with time
 * @param actorId who did it, a user id
 * @param action what, for example {@code member_removed}
 * @param subject about whom or what, for example {@code user:42}
 * @param at when
 */
public record HistoryEntry(long id, long actorId, String action, String subject, Instant at) {}
