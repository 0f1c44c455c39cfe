/**
 * Disputes, settlements and amendments: what the parties tell each other and the arbiter, and what they sign.
 *
 * <p>Promises one status machine per dispute and per proposal, that outcomes are copied from escrow events only (D10),
 * that nothing that was said or shown can be changed later, and that only the parties, arbiters and administrators know
 * of a dispute. May use jobs, escrow and identity.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.disputes;
