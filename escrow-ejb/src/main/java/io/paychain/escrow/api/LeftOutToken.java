package io.paychain.escrow.api;

/**
 * What the contract holds in a token that is in no book: it was named only after jobs had been locked in it. It is
 * offered to nobody, and no verdict depends on it. Amounts are decimal strings of the asset.
 *
 * @param asset {@code USDC} or {@code EURC}
 * @param token the asset's contract, EIP-55
 * @param contractBalance what the contract holds
 * @param contractFees what the contract says it has earned
 * @param contractPending what the contract says could not be delivered
 */
public record LeftOutToken(
        String asset, String token, String contractBalance, String contractFees, String contractPending) {}
