/**
 * Requests that may be sent twice and count once. A key is claimed in a short transaction of its
 * own; the result is stored inside the business transaction by {@link
 * io.paychain.platform.idempotency.Idempotent}, so that either both are there or neither.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.idempotency;
