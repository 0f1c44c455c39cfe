package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What somebody tells who registers with a password; checked by the service, so any member may be
 * missing here.
 *
 * @param email where the verification goes
 * @param password 8 to 1 000 characters of any sort
 * @param username 2 to 50 characters, unique without regard to case
 * @param userType what they come for
 */
public record NewAccount(
        @Nullable String email,
        @Nullable String password,
        @Nullable String username,
        @Nullable UserType userType) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "NewAccount[]";
    }
}
