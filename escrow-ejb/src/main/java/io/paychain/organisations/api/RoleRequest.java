package io.paychain.organisations.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role to make, or what to change of one.
 *
 * @param name 2 to 40 characters; null in a change keeps it
 * @param permissions codes of the catalogue; null in a change keeps them
 */
public record RoleRequest(@Nullable String name, @Nullable List<@Nullable String> permissions) {}
