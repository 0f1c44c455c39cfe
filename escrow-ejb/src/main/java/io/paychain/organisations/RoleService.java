package io.paychain.organisations;

import io.paychain.identity.People;
import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.RoleRows;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.api.PermissionView;
import io.paychain.organisations.api.RoleRequest;
import io.paychain.organisations.api.RoleView;
import io.paychain.organisations.domain.OrganisationTexts;
import io.paychain.organisations.domain.Role;
import io.paychain.organisations.domain.Standing;
import io.paychain.organisations.domain.Versions;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles of an organisation: five that stay, and its own. Nobody gives a role what they do not have. */
@Stateless
@Idempotent
public class RoleService {

    /** So many roles of its own an organisation has at most. */
    static final int MOST_OWN = 20;

    @Inject
    RoleRows roles;

    @Inject
    Standings standings;

    @Inject
    Histories history;

    @Inject
    People people;

    /** Everything that a role may hold; the same for all organisations. */
    public Page<PermissionView> catalogue() {
        return new Page<>(
                Arrays.stream(Permission.values())
                        .map(p -> new PermissionView(p.code(), p.description()))
                        .toList(),
                null);
    }

    /**
     * All roles of an organisation, the built-in ones first; at most 25. For who reads the members, and for who names
     * roles in invitations.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING
     */
    public Page<RoleView> list(Caller caller, long organization) {
        Standing mine = standings.of(caller, organization);
        if (!mine.may(Permission.INVITATIONS_MANAGE)) {
            mine.require(Permission.MEMBERS_READ);
        }
        return new Page<>(roles.list(organization).stream().map(Role::view).toList(), null);
    }

    /**
     * Makes a role.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, VALIDATION_ERROR, BEYOND_OWN_PERMISSIONS, ROLE_NAME_TAKEN,
     *     ORGANISATION_LIMIT, ORGANISATION_ARCHIVED
     */
    public RoleView create(Caller caller, long organization, RoleRequest asked) {
        Standing mine = standings.requireToChange(caller, organization, Permission.ROLES_MANAGE);
        String name = OrganisationTexts.roleName(asked.name());
        Set<Permission> permissions =
                OrganisationTexts.permissions(asked.permissions() == null ? List.of() : asked.permissions());
        mine.requireAll(permissions);
        if (roles.own(organization) >= MOST_OWN) {
            throw new Refusal(OrganisationProblem.ORGANISATION_LIMIT, "There are " + MOST_OWN + " own roles already.");
        }
        long id = roles.insert(organization, name, false, permissions);
        history.note(caller, organization, "role_created", "role:" + id);
        return roles.find(organization, id).view();
    }

    /**
     * Changes a role; it counts with the next request of each of its members.
     *
     * @param expected the version that was read; null changes whatever there is
     * @throws Refusal as {@link #create}; ROLE_BUILT_IN, STALE_VERSION, STEP_UP_REQUIRED when it was or becomes
     *     {@linkplain Role#powerful powerful}
     */
    public RoleView change(Caller caller, long organization, long id, RoleRequest asked, @Nullable Long expected) {
        Role before = own(caller, organization, id);
        String name = asked.name() == null ? before.name() : OrganisationTexts.roleName(asked.name());
        Set<Permission> permissions =
                asked.permissions() == null ? before.permissions() : OrganisationTexts.permissions(asked.permissions());
        standings.of(caller, organization).requireAll(permissions);
        Versions.require(before.version(), expected);
        if (before.powerful() || Role.powerful(permissions)) {
            people.requireRecentProof(caller);
        }
        roles.update(organization, id, name, permissions);
        history.note(caller, organization, "role_changed", "role:" + id);
        return roles.find(organization, id).view();
    }

    private Role own(Caller caller, long organization, long id) {
        Standing mine = standings.requireToChange(caller, organization, Permission.ROLES_MANAGE);
        Role role = roles.find(organization, id);
        if (role.builtIn()) {
            throw new Refusal(OrganisationProblem.ROLE_BUILT_IN, "Make a role of your own instead.");
        }
        mine.requireAbove(role);
        return role;
    }

    /**
     * Deletes a role that nobody has.
     *
     * @return the role as it was
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, BEYOND_OWN_PERMISSIONS, ROLE_BUILT_IN, ROLE_IN_USE,
     *     ORGANISATION_ARCHIVED
     */
    public RoleView delete(Caller caller, long organization, long id) {
        Role role = own(caller, organization, id);
        if (roles.used(organization, id)) {
            throw new Refusal(OrganisationProblem.ROLE_IN_USE, "Give its members and invitations another role first.");
        }
        roles.delete(organization, id);
        history.note(caller, organization, "role_deleted", "role:" + id);
        return role.view();
    }
}
