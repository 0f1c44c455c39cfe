package io.paychain.escrow.api;

/**
 * An unsigned transaction for the user's own wallet to sign and send.
 *
 * @param chainId EIP-155 chain id
 * @param to the contract, EIP-55 address
 * @param data call data, 0x hex
 * @param value wei, decimal string
 */
public record PreparedTransaction(long chainId, String to, String data, String value) {}
