package io.paychain.escrow.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet has on the chain.
 *
 * @param wallet EIP-55
 * @param amount decimal string of ETH
 * @param asset {@code ETH}
 * @param amountUsd at the present quote, 2 decimals, rounded down; null without a price
 * @param blockNumber the newest block known when it was asked for; null before the first
 * @param tokens what it has of each token that pay may be in
 */
public record WalletBalance(
        String wallet,
        String amount,
        String asset,
        @Nullable String amountUsd,
        @Nullable Long blockNumber,
        List<TokenBalance> tokens) {}
