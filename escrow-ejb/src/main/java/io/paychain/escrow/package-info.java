/**
 * On-chain escrow: prepares and relays transactions, follows the contract's logs, and mirrors every
 * movement in the ledger.
 *
 * <p>Promises that the stored state is what the confirmed chain says (D10), and that no operator key
 * moves principal (D3). May use payments, ledger and identity.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow;
