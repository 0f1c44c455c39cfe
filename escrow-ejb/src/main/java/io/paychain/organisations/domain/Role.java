package io.paychain.organisations.domain;

import io.paychain.organisations.api.Permission;
import io.paychain.organisations.api.RoleView;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A role as it stands in the database.
 *
 * @param id the role
 * @param name its name
 * @param builtIn whether it is one of {@link BuiltInRole}
 * @param permissions what its members may do
 * @param version grows with every change
 */
public record Role(long id, String name, boolean builtIn, Set<Permission> permissions, long version) {

    private static final Set<Permission> POWERS = EnumSet.of(
            Permission.MEMBERS_MANAGE, Permission.ROLES_MANAGE, Permission.API_KEYS_MANAGE, Permission.POLICY_MANAGE);

    /** True for the one that every organisation must have a member of. */
    public boolean owner() {
        return builtIn && name.equals(BuiltInRole.OWNER.text());
    }

    /**
     * True for a role whose holder can bring the organisation under their control: giving, taking or widening one
     * asks for a proof of lately, so that a stolen session does not do.
     */
    public boolean powerful() {
        return owner() || powerful(permissions);
    }

    /** As {@link #powerful()}, of permissions that a role may get. */
    public static boolean powerful(Set<Permission> permissions) {
        return !Collections.disjoint(permissions, POWERS);
    }

    /** As members see it. */
    public RoleView view() {
        return new RoleView(id, name, builtIn, Permission.codes(permissions), version);
    }
}
