package io.paychain.identity.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;

/**
 * A user as they and administrators see them.
 *
 * @param id the user
 * @param username as they wrote it
 * @param walletAddress with its EIP-55 checksum
 * @param email in lower case
 * @param emailVerified whether they proved to read it
 * @param userType their primary type
 * @param roles every role they hold now
 * @param active false when an administrator has disabled them
 * @param createdAt when they registered
 * @param updatedAt when they last changed something
 * @param version grows with every change; the ETag
 */
public record UserView(
        long id,
        String username,
        String walletAddress,
        String email,
        boolean emailVerified,
        UserType userType,
        Set<String> roles,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** The part anybody may know. */
    public UserSummary summary() {
        return new UserSummary(id, username, walletAddress, userType);
    }
}
