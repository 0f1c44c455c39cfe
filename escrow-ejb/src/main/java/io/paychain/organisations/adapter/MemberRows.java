package io.paychain.organisations.adapter;

import io.paychain.identity.api.UserSummary;
import io.paychain.organisations.api.MemberView;
import io.paychain.organisations.domain.BuiltInRole;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who belongs to organisations. Every statement names the organisation. Call inside a transaction. */
@ApplicationScoped
public class MemberRows {

    @Inject
    EntityManager em;

    /** A member as they stand in the database. */
    public record Row(long userId, long roleId, String role, Instant joinedAt, long version) {

        /** As members see it, with what anybody may know of the person. */
        public MemberView shown(@Nullable UserSummary user) {
            return new MemberView(userId, user, roleId, role, joinedAt, version);
        }
    }

    /** Members by user id; at most so many. */
    public List<Row> list(long organization, long after, int most) {
        return Sql.list(
                em,
                "select m.user_id, m.role_id, r.name, m.joined_at, m.version from membership m join organisation_role r"
                        + " on r.organization_id = m.organization_id and r.id = m.role_id"
                        + " where m.organization_id = ? and m.user_id > ? order by m.user_id limit ?",
                MemberRows::row,
                organization,
                after,
                most);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("user_id"),
                row.getLong("role_id"),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                row.getLong("version"));
    }

    /** How many there are. */
    public long count(long organization) {
        return Sql.first(
                        em,
                        "select count(*) from membership where organization_id = ?",
                        row -> row.getLong(1),
                        organization)
                .orElse(0L);
    }

    /** How many others own it and can act: accounts that an administrator locked do not count. It is locked. */
    public long otherOwners(long organization, long user) {
        return Sql.first(
                        em,
                        "select count(*) from membership m join organisation_role r"
                                + " on r.organization_id = m.organization_id and r.id = m.role_id"
                                + " join users u on u.id = m.user_id and u.active"
                                + " where m.organization_id = ? and m.user_id <> ? and r.built_in and r.name = ?",
                        row -> row.getLong(1),
                        organization,
                        user,
                        BuiltInRole.OWNER.text())
                .orElse(0L);
    }

    /** Lets somebody in. @return false when they are in already */
    public boolean insert(long organization, long user, long role, Instant now) {
        return Sql.update(
                        em,
                        "insert into membership (organization_id, user_id, role_id, joined_at) values (?, ?, ?, ?)"
                                + " on conflict (organization_id, user_id) do nothing",
                        organization,
                        user,
                        role,
                        now)
                == 1;
    }

    /** Gives a member another role of the same organisation. */
    public void setRole(long organization, long user, long role) {
        Sql.update(
                em,
                "update membership set role_id = ?, version = version + 1 where organization_id = ? and user_id = ?",
                role,
                organization,
                user);
    }

    /** A member goes. */
    public void delete(long organization, long user) {
        Sql.update(em, "delete from membership where organization_id = ? and user_id = ?", organization, user);
    }
}
