package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What a new user tells; checked by the service, so any member may be missing here.
 *
 * @param registrationToken from a sign-in with an unknown wallet
 * @param username 2 to 50 characters, unique without regard to case
 * @param email at most 255 characters, unique without regard to case
 * @param userType what they come for
 */
public record Registration(
        @Nullable String registrationToken,
        @Nullable String username,
        @Nullable String email,
        @Nullable UserType userType) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Registration[]";
    }
}
