/**
 * Real PostgreSQL, Redis and a development chain as child processes of this JVM, for the launcher and for tests.
 *
 * <p>Everything listens on 127.0.0.1 only, keeps its files under the directory it is given, and can be started twice in
 * the same directory: what a killed JVM left behind is found and stopped first.
 */
package io.paychain.embedded;
