package io.paychain.identity.api;

import java.time.Instant;

/** How a valid wallet signature ends (D22). */
public sealed interface SignIn {

    /** The wallet belongs to a user, who is now signed in. */
    record Registered(Tokens tokens) implements SignIn {}

    /**
     * Nobody has registered this wallet yet.
     *
     * @param registrationToken lets its holder register it
     * @param expiresAt 10 minutes from now
     */
    record Unregistered(String registrationToken, Instant expiresAt) implements SignIn {}
}
