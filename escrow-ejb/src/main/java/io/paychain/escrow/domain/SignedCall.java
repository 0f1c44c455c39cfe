package io.paychain.escrow.domain;

import java.math.BigInteger;

/**
 * A transaction that somebody else signed, read back.
 *
 * @param hash its hash, 0x text
 * @param chainId EIP-155 chain id it is bound to
 * @param from who signed it, lower-case address
 * @param to whom it calls, lower-case address; empty when it creates a contract
 * @param value wei
 * @param data call data, 0x text in lower case
 */
public record SignedCall(String hash, long chainId, String from, String to, BigInteger value, String data) {}
