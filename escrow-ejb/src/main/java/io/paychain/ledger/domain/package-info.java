/** The ledger's rules and its port. */
@org.jspecify.annotations.NullMarked
package io.paychain.ledger.domain;
