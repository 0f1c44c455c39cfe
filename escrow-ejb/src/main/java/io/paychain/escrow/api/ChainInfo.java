package io.paychain.escrow.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which chain and contract this platform uses.
 *
 * @param chainId EIP-155 chain id
 * @param rpcUrl a node that everybody may ask; null when none is offered and wallets use their own
 * @param contractAddress EIP-55
 * @param deployBlock the contract's first block, where a search through its logs begins
 * @param confirmations 1 = included in the newest block
 * @param explorerUrl null without one
 * @param demo true where the ten public test accounts may be used
 * @param chainTime the newest block's timestamp; null before the first block was seen
 * @param tokens what pay may be in beside ether; tokens that are in no book are left out
 */
public record ChainInfo(
        long chainId,
        @Nullable String rpcUrl,
        String contractAddress,
        long deployBlock,
        int confirmations,
        @Nullable String explorerUrl,
        boolean demo,
        @Nullable Instant chainTime,
        List<TokenInfo> tokens) {}
