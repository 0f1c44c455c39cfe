/** Escrow's rules: terms, fee, the aggregate, what is posted, and the ports to the chain. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.domain;
