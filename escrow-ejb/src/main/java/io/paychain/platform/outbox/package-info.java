/**
 * Events that are never lost: stored by the transaction that made them, numbered after commit in one
 * gapless order, and handed to each subscriber at least once and in order.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.outbox;
