package io.paychain.organisations.domain;

import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.Permission;
import io.paychain.shared.error.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands in an organisation, as of this request: read anew each time.
 *
 * @param userId the member
 * @param organizationId the organisation
 * @param name its name
 * @param role the member's role
 * @param requireSecondFactor its policy
 * @param maxIdleMinutes its policy; null for any time
 * @param createdAt when it was founded
 * @param archivedAt since when nothing changes in it; null while it is in use
 * @param version of name and policy
 */
public record Standing(
        long userId,
        long organizationId,
        String name,
        Role role,
        boolean requireSecondFactor,
        @Nullable Integer maxIdleMinutes,
        Instant createdAt,
        @Nullable Instant archivedAt,
        long version) {

    /** Whether the member's role includes it. */
    public boolean may(Permission permission) {
        return role.permissions().contains(permission);
    }

    /**
     * Asks for a permission.
     *
     * @throws Refusal PERMISSION_MISSING, naming it
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Refusal(
                    OrganisationProblem.PERMISSION_MISSING,
                    "Your role, " + role.name() + ", lacks " + permission.code() + ".",
                    List.of(),
                    Map.of("permission", permission.code()));
        }
    }

    /**
     * Nobody gives, takes or changes what they do not have; only owners make and unmake owners.
     *
     * @throws Refusal BEYOND_OWN_PERMISSIONS
     */
    public void requireAbove(Role other) {
        requireAll(other.permissions());
        if (other.owner() && !role.owner()) {
            throw beyond();
        }
    }

    /**
     * Asks for all of them, because somebody shall get or lose them.
     *
     * @throws Refusal BEYOND_OWN_PERMISSIONS
     */
    public void requireAll(Collection<Permission> permissions) {
        if (!role.permissions().containsAll(permissions)) {
            throw beyond();
        }
    }

    private static Refusal beyond() {
        return new Refusal(
                OrganisationProblem.BEYOND_OWN_PERMISSIONS, "That role has permissions that yours does not have.");
    }

    /**
     * Nothing changes in an archived organisation.
     *
     * @throws Refusal ORGANISATION_ARCHIVED
     */
    public void requireInUse() {
        if (archivedAt != null) {
            throw new Refusal(OrganisationProblem.ORGANISATION_ARCHIVED, "It can be read and no longer changed.");
        }
    }

    /** As the member sees the organisation. */
    public OrganisationView view() {
        return new OrganisationView(
                organizationId,
                name,
                role.id(),
                role.name(),
                Permission.codes(role.permissions()),
                requireSecondFactor,
                maxIdleMinutes,
                createdAt,
                archivedAt,
                version);
    }
}
