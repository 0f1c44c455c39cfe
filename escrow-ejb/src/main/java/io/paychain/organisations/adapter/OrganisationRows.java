package io.paychain.organisations.adapter;

import io.paychain.organisations.domain.BuiltInRole;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The organisations themselves. Call inside a transaction. */
@ApplicationScoped
public class OrganisationRows {

    @Inject
    EntityManager em;

    @Inject
    RoleRows roles;

    /** Founds an organisation with its first owner. */
    public long insert(String name, long owner, Instant now) {
        long id = Sql.first(
                        em,
                        "insert into organisation (name, created_by, created_at, updated_at) values (?, ?, ?, ?)"
                                + " returning id",
                        row -> row.getLong(1),
                        name,
                        owner,
                        now,
                        now)
                .orElseThrow();
        long role = roles.begin(id);
        Sql.update(
                em,
                "insert into membership (organization_id, user_id, role_id, joined_at) values (?, ?, ?, ?)",
                id,
                owner,
                role,
                now);
        return id;
    }

    /** How many organisations in use somebody owns; whoever founds another waits for who does it at the same time. */
    public long owned(long user) {
        Sql.list(em, "select 1 from users where id = ? for no key update", row -> true, user);
        return Sql.first(
                        em,
                        "select count(*) from membership m join organisation o on o.id = m.organization_id"
                                + " join organisation_role r on r.organization_id = m.organization_id"
                                + " and r.id = m.role_id"
                                + " where m.user_id = ? and o.archived_at is null and r.built_in and r.name = ?",
                        row -> row.getLong(1),
                        user,
                        BuiltInRole.OWNER.text())
                .orElse(0L);
    }

    /** Gives it another name. */
    public void rename(long id, String name, Instant now) {
        Sql.update(
                em,
                "update organisation set name = ?, updated_at = ?, version = version + 1 where id = ?",
                name,
                now,
                id);
    }

    /** Gives it another policy. */
    public void policy(long id, boolean secondFactor, @Nullable Integer maxIdleMinutes, Instant now) {
        Sql.update(
                em,
                "update organisation set require_second_factor = ?, max_idle_minutes = ?, updated_at = ?,"
                        + " version = version + 1 where id = ?",
                secondFactor,
                maxIdleMinutes,
                now,
                id);
    }

    /** Ends it, and whatever invitations are open. */
    public void archive(long id, Instant now) {
        Sql.update(
                em,
                "update organisation set archived_at = ?, updated_at = ?, version = version + 1 where id = ?",
                now,
                now,
                id);
        Sql.update(
                em,
                "update organisation_invitation set ended_at = ?, outcome = 'withdrawn'"
                        + " where organization_id = ? and ended_at is null",
                now,
                id);
    }
}
