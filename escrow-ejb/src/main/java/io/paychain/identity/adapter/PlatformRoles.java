package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.PlatformRole;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;

/** Roles that administrators gave. Call inside a transaction. */
@ApplicationScoped
public class PlatformRoles {

    // Any fixed number of our own.
    private static final int ADMINS_LOCK = 7_241_024;

    @Inject
    EntityManager em;

    @Inject
    IdentitySettings settings;

    /** Whoever changes who is an administrator comes one after the other. */
    public void lock() {
        Sql.list(em, "select pg_advisory_xact_lock(" + ADMINS_LOCK + ")", row -> true);
    }

    /** Lets somebody have these granted roles and no others. */
    public void set(long user, Set<PlatformRole> roles, long by, Instant now) {
        Sql.update(
                em,
                "delete from platform_role where user_id = ? and role <> all (?)",
                user,
                roles.stream().map(PlatformRole::text).toList());
        for (PlatformRole role : roles) {
            Sql.update(
                    em,
                    "insert into platform_role (user_id, role, granted_by, granted_at) values (?, ?, ?, ?)"
                            + " on conflict (user_id, role) do nothing",
                    user,
                    role.text(),
                    by,
                    now);
        }
    }

    /**
     * Asks that an administrator is left. Call after taking one away, under {@link #lock}; the refusal rolls back.
     *
     * @throws Refusal LAST_ADMIN
     */
    public void requireOne() {
        if (admins() == 0) {
            throw new Refusal(IdentityProblem.LAST_ADMIN, "Make somebody else an administrator first.");
        }
    }

    /** Administrators who can act: active, and by grant or by a wallet of the configuration. */
    public long admins() {
        return Sql.first(
                        em,
                        "select count(*) from users u where u.active and (exists (select 1 from user_wallet w"
                                + " where w.user_id = u.id and w.address = any (?)) or exists (select 1 from platform_role p where p.user_id = u.id and p.role = 'admin'))",
                        row -> row.getLong(1),
                        settings.adminWallets())
                .orElse(0L);
    }
}
