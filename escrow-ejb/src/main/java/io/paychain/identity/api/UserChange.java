package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What a user may change about themselves; a null member stays as it is.
 *
 * @param username 2 to 50 characters
 * @param email at most 255 characters
 */
public record UserChange(
        @Nullable String username, @Nullable String email) {}
