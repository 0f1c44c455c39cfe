package io.paychain.escrow.api;

/**
 * A token that pay may be in.
 *
 * @param asset {@code USDC} or {@code EURC}
 * @param address EIP-55
 * @param decimals of its smallest unit
 */
public record TokenInfo(String asset, String address, int decimals) {}
