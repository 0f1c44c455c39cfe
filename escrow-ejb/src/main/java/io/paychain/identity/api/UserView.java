package io.paychain.identity.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as they and administrators see them.
 *
 * @param id the user
 * @param username as they wrote it
 * @param walletAddress with its EIP-55 checksum; null until they have connected one
 * @param email in lower case
 * @param emailVerified whether they proved to read it
 * @param pendingEmail the address that takes its place when they prove to read that; null for none
 * @param userType their primary type
 * @param roles every role they hold now
 * @param active false when an administrator has disabled them
 * @param createdAt when they registered
 * @param updatedAt when they last changed something
 * @param version grows with every change; the ETag
 * @param wallets all their wallets in lower case, the primary one among them
 */
public record UserView(
        long id,
        String username,
        @Nullable String walletAddress,
        String email,
        boolean emailVerified,
        @Nullable String pendingEmail,
        UserType userType,
        Set<String> roles,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version,
        @JsonIgnore Set<String> wallets) {

    /** The wallet in lower case, as signatures are compared; null without one. */
    public @Nullable String wallet() {
        return walletAddress == null ? null : walletAddress.toLowerCase(Locale.ROOT);
    }

    /** The part anybody may know. */
    public UserSummary summary() {
        return new UserSummary(id, username, walletAddress, userType);
    }
}
