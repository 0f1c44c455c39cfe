/** The whole product as its users reach it: over HTTP, the socket and the chain, never from inside. */
@org.jspecify.annotations.NullMarked
package io.paychain.system;
