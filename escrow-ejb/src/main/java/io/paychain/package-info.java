/**
 * PayChain: escrowed work with verified workers.
 *
 * <p>Packages are features; a feature's root package and its {@code api} are all that others may
 * see, and only features below it in the table of {@code docs/architecture.md} may be used.
 */
@org.jspecify.annotations.NullMarked
package io.paychain;
