package io.paychain.shared;

import java.util.Set;

/**
 * Through whom a caller acts who is not there himself.
 *
 * @param actor who acts, for example {@code client:5f0c…} for an OAuth client
 * @param scopes all that the actor may do here
 */
public record Delegation(String actor, Set<Scope> scopes) {}
