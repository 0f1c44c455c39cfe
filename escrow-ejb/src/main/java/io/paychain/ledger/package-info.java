/**
 * The double-entry ledger: every movement of value, on chain or off.
 *
 * <p>Promises balanced, immutable, idempotent transfers, posted in the caller's transaction, and
 * balances that equal their entries. Uses no other feature.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.ledger;
