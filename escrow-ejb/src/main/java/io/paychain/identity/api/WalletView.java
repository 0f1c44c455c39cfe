package io.paychain.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's wallets.
 *
 * @param address with its EIP-55 checksum
 * @param primary whether new work is posted and taken with it
 * @param addedAt when it was connected
 * @param lastUsedAt when it last signed in; null for never since then
 */
public record WalletView(
        String address,
        boolean primary,
        Instant addedAt,
        @Nullable Instant lastUsedAt) {}
