/** Quotes' rules and the port to price feeds. */
@org.jspecify.annotations.NullMarked
package io.paychain.payments.domain;
