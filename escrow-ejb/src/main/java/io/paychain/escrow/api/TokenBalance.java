package io.paychain.escrow.api;

/**
 * What a wallet has of a token.
 *
 * @param asset {@code USDC} or {@code EURC}
 * @param amount decimal string
 * @param pending decimal string: could not be delivered to this wallet and waits in the contract for its withdrawTo
 */
public record TokenBalance(String asset, String amount, String pending) {}
