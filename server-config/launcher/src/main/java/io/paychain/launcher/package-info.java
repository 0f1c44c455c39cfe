/**
 * Starts PayChain with one command: database, cache and chain (embedded, or outside ones by settings), then the server.
 *
 * <p>{@link io.paychain.launcher.Launcher} is what {@code mvn -Prun} runs; {@link io.paychain.launcher.PayChainStack} is
 * the same as a library, for tests.
 */
package io.paychain.launcher;
