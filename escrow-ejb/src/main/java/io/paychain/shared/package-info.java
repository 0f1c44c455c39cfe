/**
 * The kernel every feature shares: money, refusals, events and the caller.
 *
 * <p>Uses the JDK and {@code jakarta.ejb.ApplicationException} only, so that domain code stays free
 * of technology.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.shared;
