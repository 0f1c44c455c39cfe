package io.paychain.escrow.api;

/**
 * The ERC-20 {@code approve} that has to be on chain before the lock: it lets the contract take pay and fee, and not a
 * unit more.
 *
 * @param chainId EIP-155 chain id
 * @param to the token, EIP-55
 * @param data call data, 0x hex
 * @param value {@code 0}
 * @param asset {@code USDC} or {@code EURC}
 * @param amount pay and fee, decimal string of the asset
 */
public record TokenApproval(long chainId, String to, String data, String value, String asset, String amount) {}
