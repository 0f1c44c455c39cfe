package io.paychain.identity.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators see it: no secret, and nothing that opens it.
 *
 * @param id the user
 * @param username as they wrote it
 * @param walletAddress with its EIP-55 checksum; null without one
 * @param email in lower case
 * @param emailVerified whether they proved to read it
 * @param userType their primary type
 * @param roles every role they hold now
 * @param grantedRoles those of them that an administrator gave; the others are of their type or of the configuration
 * @param active false while an administrator has locked the account
 * @param secondFactor whether they have an authenticator app or a passkey
 * @param openSessions sessions that have not ended
 * @param lastSeenAt when one of these was last refreshed; null without one
 * @param createdAt when they registered
 * @param erased whether they had it erased: nothing of it changes any more
 */
public record AccountView(
        long id,
        String username,
        @Nullable String walletAddress,
        String email,
        boolean emailVerified,
        UserType userType,
        Set<String> roles,
        Set<String> grantedRoles,
        boolean active,
        boolean secondFactor,
        long openSessions,
        @Nullable Instant lastSeenAt,
        Instant createdAt,
        boolean erased) {}
