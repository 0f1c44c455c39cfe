package io.paychain.identity.api;

import java.time.Instant;
import java.util.Set;

/** How a valid wallet signature (D22) or password ends. */
public sealed interface SignIn {

    /** Somebody with an account, who is now signed in. */
    record Registered(Tokens tokens) implements SignIn {}

    /**
     * Nobody has registered this wallet yet.
     *
     * @param registrationToken lets its holder register it
     * @param expiresAt 10 minutes from now
     */
    record Unregistered(String registrationToken, Instant expiresAt) implements SignIn {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Unregistered[]";
        }
    }

    /**
     * The first factor was right, and the account asks for a second one.
     *
     * @param mfaToken lets its holder give it, once
     * @param expiresAt 5 minutes from now
     * @param methods what may be given
     */
    record SecondFactorNeeded(String mfaToken, Instant expiresAt, Set<SecondFactor> methods) implements SignIn {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "SecondFactorNeeded" + methods;
        }
    }
}
