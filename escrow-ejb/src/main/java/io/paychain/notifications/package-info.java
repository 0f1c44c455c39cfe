/**
 * What people are told outside of the app: mails, queued by events and sent outside of transactions.
 *
 * <p>Promises that a mail is sent at least once, or given up after a day of trying, and that neither
 * queue nor log holds its token. Uses identity, and the {@code api} of all features.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.notifications;
