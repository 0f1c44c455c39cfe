package io.paychain.organisations.api;

import java.util.List;

/**
 * A role of an organisation.
 *
 * @param id the role; those of other organisations have other ids, also the built-in ones
 * @param name its name, unique in the organisation in any case
 * @param builtIn true for owner, admin, manager, member and auditor, which cannot be changed
 * @param permissions what its members may do, by code
 * @param version grows with every change; {@code If-Match: "v<version>"} names it
 */
public record RoleView(long id, String name, boolean builtIn, List<String> permissions, long version) {}
