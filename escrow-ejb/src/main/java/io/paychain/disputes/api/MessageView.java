package io.paychain.disputes.api;

import java.time.Instant;

/**
 * What was said in a dispute; never changed.
 *
 * @param author {@code employer}, {@code worker} or {@code arbiter}
 */
public record MessageView(long id, long disputeId, long authorId, String author, String text, Instant createdAt) {}
