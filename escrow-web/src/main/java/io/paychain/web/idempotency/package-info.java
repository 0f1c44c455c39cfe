/** Idempotency keys at the HTTP boundary; the rules are in {@code platform.idempotency}. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.idempotency;
