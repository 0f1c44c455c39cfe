/** What other features may see of the ledger. */
@org.jspecify.annotations.NullMarked
package io.paychain.ledger.api;
