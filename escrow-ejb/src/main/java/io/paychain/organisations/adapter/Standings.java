package io.paychain.organisations.adapter;

import io.paychain.identity.People;
import io.paychain.identity.api.SessionProof;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.domain.PolicyRules;
import io.paychain.organisations.domain.Role;
import io.paychain.organisations.domain.Standing;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller may act in an organisation: every method of the feature that takes an organisation's id begins
 * here. Nothing is kept between requests, so a changed role counts with the next one, on every node. Call inside a
 * transaction.
 */
@ApplicationScoped
public class Standings {

    private static final String STANDING =
            "select m.user_id, o.id, o.name, o.require_second_factor, o.max_idle_minutes, o.created_at, o.archived_at,"
                    + " o.version, r.id as role_id, r.name as role_name, r.built_in, r.permissions,"
                    + " r.version as role_version from membership m"
                    + " join organisation o on o.id = m.organization_id"
                    + " join organisation_role r on r.organization_id = m.organization_id and r.id = m.role_id";

    /** A request within so long after the last one is not written down. */
    private static final int COARSE_SECONDS = 60;

    private static final int MOST_UNMET = 100;

    @Inject
    EntityManager em;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * Where the caller stands, their session compared with the organisation's policy.
     *
     * @throws Refusal NOT_FOUND for whoever is no member; what {@link PolicyRules} refuses
     */
    public Standing of(Caller caller, long organization) {
        if (!caller.signedIn()) {
            return ofKey(caller, organization);
        }
        Standing standing = find(caller.userId(), organization).orElseThrow(() -> Refusal.notFound("organisation"));
        compare(caller, standing);
        return standing;
    }

    /** An API key stands where its scopes put it; what is asked of sessions is not asked of keys. */
    private Standing ofKey(Caller key, long organization) {
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (key.is("permission:" + permission.code())) {
                allowed.add(permission);
            }
        }
        return Optional.of(organization)
                .filter(id -> key.is("organization:" + id))
                .flatMap(id -> Sql.first(
                        em,
                        "select o.* from organisation o where o.id = ? and o.archived_at is null",
                        row -> standing(row, 0, new Role(0, "api_key", false, allowed, 1)),
                        id))
                .orElseThrow(() -> Refusal.notFound("organisation"));
    }

    /**
     * Asks for a permission.
     *
     * @throws Refusal as {@link #of}; PERMISSION_MISSING
     */
    public Standing require(Caller caller, long organization, Permission permission) {
        Standing standing = of(caller, organization);
        standing.require(permission);
        return standing;
    }

    /**
     * Asks for a permission before a change. Changes of one organisation come one after the other, and the caller's
     * role is read after those before.
     *
     * @throws Refusal as {@link #require}; ORGANISATION_ARCHIVED
     */
    public Standing requireToChange(Caller caller, long organization, Permission permission) {
        Standing standing = toChange(caller, organization);
        standing.require(permission);
        return standing;
    }

    /** As {@link #requireToChange}, for what every member may do about themselves. */
    public Standing toChange(Caller caller, long organization) {
        lock(organization);
        Standing standing = of(caller, organization);
        standing.requireInUse();
        return standing;
    }

    /**
     * Where a member stands who leaves: neither the policy nor the end of the organisation keeps anybody.
     *
     * @throws Refusal NOT_FOUND
     */
    public Standing lockedMember(Caller caller, long organization) {
        lock(organization);
        return find(caller.userId(), organization).orElseThrow(() -> Refusal.notFound("organisation"));
    }

    /**
     * Nobody else changes the organisation until the transaction ends. Taken before the locks of accounts
     * ({@link io.paychain.identity.adapter.WaysIn#lock} has the order of all).
     */
    public void lock(long organization) {
        Sql.list(em, "select 1 from organisation where id = ? for no key update", row -> true, organization);
    }

    /** Where somebody stands, whatever their session; empty for whoever is no member. */
    public Optional<Standing> find(long user, long organization) {
        return Sql.first(
                em,
                STANDING + " where m.organization_id = ? and m.user_id = ?",
                Standings::standing,
                organization,
                user);
    }

    /** The organisations of somebody that are in use, by id; at most so many. */
    public List<Standing> mine(long user, long after, int most) {
        return Sql.list(
                em,
                STANDING + " where m.user_id = ? and o.id > ? and o.archived_at is null order by o.id limit ?",
                Standings::standing,
                user,
                after,
                most);
    }

    /** An organisation that the caller's session may not act for, and why. */
    public record Unmet(Standing standing, OrganisationProblem problem) {}

    /** The organisations of the caller whose policy their session does not fulfil, by id; at most {@value #MOST_UNMET}. */
    public List<Unmet> unmet(Caller caller) {
        List<Standing> asking = Sql.list(
                em,
                STANDING + " where m.user_id = ? and o.archived_at is null"
                        + " and (o.require_second_factor or o.max_idle_minutes is not null) order by o.id limit ?",
                Standings::standing,
                caller.userId(),
                MOST_UNMET);
        SessionProof proof = asking.isEmpty() ? null : people.proof(caller).orElse(null);
        return proof == null
                ? List.of()
                : asking.stream()
                        .flatMap(standing -> unmet(caller, standing, proof).stream())
                        .toList();
    }

    private Optional<Unmet> unmet(Caller caller, Standing standing, SessionProof proof) {
        Instant present =
                standing.maxIdleMinutes() == null ? null : present(standing.organizationId(), caller.sessionId());
        return PolicyRules.unmet(standing, proof, present, clock.instant())
                .map(problem -> new Unmet(standing, problem));
    }

    /** Names by id; unknown ids are left out. */
    public Map<Long, String> names(Collection<Long> organizations) {
        Map<Long, String> names = new HashMap<>();
        Sql.list(
                em,
                "select id, name from organisation where id = any (?)",
                row -> names.put(row.getLong("id"), Objects.requireNonNull(row.getString("name"))),
                organizations.stream().sorted().toList());
        return names;
    }

    private void compare(Caller caller, Standing standing) {
        if (!standing.requireSecondFactor() && standing.maxIdleMinutes() == null) {
            return;
        }
        SessionProof proof = people.proof(caller).orElseThrow(() -> Refusal.notFound("organisation"));
        Instant now = clock.instant();
        Instant present = present(standing.organizationId(), caller.sessionId());
        PolicyRules.check(standing, proof, present, now);
        if (standing.maxIdleMinutes() != null
                && (present == null || present.plusSeconds(COARSE_SECONDS).isBefore(now))) {
            note(standing.organizationId(), caller.sessionId(), now);
        }
    }

    private @Nullable Instant present(long organization, @Nullable String session) {
        return Sql.first(
                        em,
                        "select seen_at from organisation_presence where organization_id = ? and session_id = ?",
                        row -> Objects.requireNonNull(Sql.instant(row, "seen_at")),
                        organization,
                        session)
                .orElse(null);
    }

    private void note(long organization, @Nullable String session, Instant now) {
        Sql.update(
                em,
                "insert into organisation_presence (organization_id, session_id, seen_at) values (?, ?, ?)"
                        + " on conflict (organization_id, session_id) do update"
                        + " set seen_at = greatest(organisation_presence.seen_at, excluded.seen_at)",
                organization,
                session,
                now);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return standing(row, row.getLong("user_id"), RoleRows.role(row, "role_id", "role_name", "role_version"));
    }

    private static Standing standing(ResultSet row, long user, Role role) throws SQLException {
        return new Standing(
                user,
                row.getLong("id"),
                Objects.requireNonNull(row.getString("name")),
                role,
                row.getBoolean("require_second_factor"),
                row.getObject("max_idle_minutes", Integer.class),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "archived_at"),
                row.getLong("version"));
    }
}
