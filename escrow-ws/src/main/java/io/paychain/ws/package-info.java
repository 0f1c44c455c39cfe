/**
 * The socket: what happens reaches the people it concerns at once. Nothing that a client sends here
 * changes state (D40).
 */
@org.jspecify.annotations.NullMarked
package io.paychain.ws;
