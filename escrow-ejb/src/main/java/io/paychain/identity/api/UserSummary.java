package io.paychain.identity.api;

/**
 * What anybody may know of a user.
 *
 * @param id the user
 * @param username as they wrote it
 * @param walletAddress with its EIP-55 checksum
 * @param userType their primary type
 */
public record UserSummary(long id, String username, String walletAddress, UserType userType) {}
