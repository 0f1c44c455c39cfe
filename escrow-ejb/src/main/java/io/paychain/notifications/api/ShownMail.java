package io.paychain.notifications.api;

import java.time.Instant;

/**
 * A mail in the demo's mailbox.
 *
 * @param mail what would have been sent
 * @param sentAt when
 */
public record ShownMail(Mail mail, Instant sentAt) {}
