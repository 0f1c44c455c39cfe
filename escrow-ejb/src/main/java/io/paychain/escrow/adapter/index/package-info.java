/** Follows the contract's logs into the escrow rows and the ledger. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.adapter.index;
