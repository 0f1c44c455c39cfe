package io.paychain.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param id names it
 * @param name as its owner calls it
 * @param synced whether its holder's devices share it; false for one that cannot leave its device
 * @param suspended whether it no longer works, because its counter showed that there may be a copy
 * @param createdAt when it was added
 * @param lastUsedAt when it was last used; null for never
 */
public record PasskeyView(
        long id,
        String name,
        boolean synced,
        boolean suspended,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
