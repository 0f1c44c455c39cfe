/** Signatures of Ethereum accounts. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.crypto;
