/**
 * What operators see and do. Its read models join the features' tables by SQL and change nothing.
 *
 * <p>May use the roots and {@code api} of all other features.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.admin;
