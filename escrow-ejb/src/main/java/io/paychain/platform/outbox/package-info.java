/**
 * Events that are never lost: stored by the transaction that made them, numbered after commit in one
 * gapless order, and handed to each subscriber at least once and in order. An event that a subscriber
 * cannot handle is set aside with the later ones of its subject, until an operator has it tried again.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.outbox;
