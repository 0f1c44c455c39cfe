package io.paychain.organisations.domain;

import io.paychain.organisations.api.Permission;
import io.paychain.organisations.api.RoleView;
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

    /** True for the one that every organisation must have a member of. */
    public boolean owner() {
        return builtIn && name.equals(BuiltInRole.OWNER.text());
    }

    /** As members see it. */
    public RoleView view() {
        return new RoleView(id, name, builtIn, Permission.codes(permissions), version);
    }
}
