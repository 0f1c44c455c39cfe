package io.paychain.organisations.adapter;

import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.domain.BuiltInRole;
import io.paychain.organisations.domain.OrganisationTexts;
import io.paychain.organisations.domain.Role;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The roles of organisations. Every statement names the organisation. Call inside a transaction. */
@ApplicationScoped
public class RoleRows {

    private static final String COLUMNS = "id, name, built_in, permissions, version";

    @Inject
    EntityManager em;

    /** Gives a new organisation the built-in roles and returns the owners'. */
    long begin(long organization) {
        for (BuiltInRole role : BuiltInRole.values()) {
            insert(organization, role.text(), true, role.permissions());
        }
        return builtIn(organization, BuiltInRole.OWNER);
    }

    /** The id of a built-in role of an organisation. */
    public long builtIn(long organization, BuiltInRole role) {
        return Sql.first(
                        em,
                        "select id from organisation_role where organization_id = ? and name = ? and built_in",
                        row -> row.getLong(1),
                        organization,
                        role.text())
                .orElseThrow();
    }

    /** All roles of an organisation, at most the bound of {@link #own} and the built-in ones. */
    public List<Role> list(long organization) {
        return Sql.list(
                em,
                "select " + COLUMNS + " from organisation_role where organization_id = ? order by built_in desc, id",
                RoleRows::role,
                organization);
    }

    /**
     * One role of an organisation.
     *
     * @throws Refusal NOT_FOUND also for another organisation's
     */
    public Role find(long organization, long id) {
        return Sql.first(
                        em,
                        "select " + COLUMNS + " from organisation_role where organization_id = ? and id = ?",
                        RoleRows::role,
                        organization,
                        id)
                .orElseThrow(() -> Refusal.notFound("role"));
    }

    /** How many roles of its own an organisation has. */
    public long own(long organization) {
        return Sql.first(
                        em,
                        "select count(*) from organisation_role where organization_id = ? and not built_in",
                        row -> row.getLong(1),
                        organization)
                .orElse(0L);
    }

    /** Adds a role. @throws Refusal ROLE_NAME_TAKEN */
    public long insert(long organization, String name, boolean builtIn, Set<Permission> permissions) {
        return Sql.first(
                        em,
                        "insert into organisation_role (organization_id, name, name_key, built_in, permissions)"
                                + " values (?, ?, ?, ?, ?) on conflict (organization_id, name_key) do nothing"
                                + " returning id",
                        row -> row.getLong(1),
                        organization,
                        name,
                        OrganisationTexts.key(name),
                        builtIn,
                        Permission.codes(permissions))
                .orElseThrow(RoleRows::taken);
    }

    private static Refusal taken() {
        return new Refusal(OrganisationProblem.ROLE_NAME_TAKEN, "Choose another name.");
    }

    /** Changes a role that is not built in; the organisation is locked. @throws Refusal ROLE_NAME_TAKEN */
    public void update(long organization, long id, String name, Set<Permission> permissions) {
        String key = OrganisationTexts.key(name);
        boolean taken = Sql.first(
                        em,
                        "select 1 from organisation_role where organization_id = ? and name_key = ? and id <> ?",
                        row -> true,
                        organization,
                        key,
                        id)
                .isPresent();
        if (taken) {
            throw taken();
        }
        Sql.update(
                em,
                "update organisation_role set name = ?, name_key = ?, permissions = ?, version = version + 1"
                        + " where organization_id = ? and id = ? and not built_in",
                name,
                key,
                Permission.codes(permissions),
                organization,
                id);
    }

    /** Whether a member or an open invitation has the role. */
    public boolean used(long organization, long id) {
        return Sql.first(
                        em,
                        "select 1 where exists (select 1 from membership where organization_id = ? and role_id = ?)"
                                + " or exists (select 1 from organisation_invitation where organization_id = ?"
                                + " and role_id = ? and ended_at is null)",
                        row -> true,
                        organization,
                        id,
                        organization,
                        id)
                .isPresent();
    }

    /** Deletes a role that nobody has; ended invitations that named it are given the plainest instead. */
    public void delete(long organization, long id) {
        Sql.update(
                em,
                "update organisation_invitation set role_id = ? where organization_id = ? and role_id = ?"
                        + " and ended_at is not null",
                builtIn(organization, BuiltInRole.MEMBER),
                organization,
                id);
        Sql.update(
                em,
                "delete from organisation_role where organization_id = ? and id = ? and not built_in",
                organization,
                id);
    }

    private static Role role(ResultSet row) throws SQLException {
        return role(row, "id", "name", "version");
    }

    static Role role(ResultSet row, String id, String name, String version) throws SQLException {
        String[] codes = (String[]) row.getArray("permissions").getArray();
        return new Role(
                row.getLong(id),
                Objects.requireNonNull(row.getString(name)),
                row.getBoolean("built_in"),
                Permission.all(Arrays.asList(codes)),
                row.getLong(version));
    }
}
