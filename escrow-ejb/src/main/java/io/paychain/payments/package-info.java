/**
 * Payments: for now what a dollar costs in ether (D15).
 *
 * <p>Promises quotes that are fresh, positive and plausible, or a refusal. May use ledger and
 * identity.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.payments;
