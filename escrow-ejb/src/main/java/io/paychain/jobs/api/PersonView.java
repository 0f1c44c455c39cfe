package io.paychain.jobs.api;

import org.jspecify.annotations.Nullable;

/**
 * What everybody may know about a party.
 *
 * @param id the user's id
 * @param username the public name
 * @param walletAddress EIP-55; null when the person has none
 */
public record PersonView(long id, String username, @Nullable String walletAddress) {}
