package io.paychain.testkit;

import io.paychain.identity.adapter.Passwords;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Argon2id with hardly any memory: what a hash costs has tests of its own, and a hundred sign-ins at a time would be
 * nothing but hashing.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class QuickPasswords extends Passwords {

    @Override
    protected int memoryKib() {
        return 64;
    }
}
