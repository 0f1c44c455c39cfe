package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;

/**
 * What anybody may know of a user.
 *
 * @param id the user
 * @param username as they wrote it
 * @param walletAddress with its EIP-55 checksum; null until they have connected one
 * @param userType their primary type
 */
public record UserSummary(
        long id, String username, @Nullable String walletAddress, UserType userType) {

    /** The same person with the wallet that they use somewhere, 0x address in any case. */
    public UserSummary with(String wallet) {
        return wallet.equalsIgnoreCase(walletAddress)
                ? this
                : new UserSummary(id, username, Keys.toChecksumAddress(wallet), userType);
    }
}
