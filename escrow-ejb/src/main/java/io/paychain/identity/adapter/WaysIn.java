package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** How a person can come in: the last way is not taken from them. Call inside a transaction. */
@ApplicationScoped
public class WaysIn {

    @Inject
    EntityManager em;

    /**
     * Makes whoever takes a way in from the person wait for each other until the transaction ends.
     *
     * <p>The order of locks, for whoever takes more than one: {@link PlatformRoles#lock} (who is an administrator),
     * then organisations by id, then a job, then people by id; advisory locks of addresses come before the person's
     * and after the organisation's. An account comes last because foreign keys lock it, too: whoever writes a row that
     * names a person waits here.
     */
    public void lock(long userId) {
        Sql.first(em, "select id from users where id = ? for update", row -> row.getLong(1), userId);
    }

    /**
     * Lets nobody take away what opens the account until the transaction ends; whoever only reads or adds goes on.
     *
     * @param wallet lower-case
     * @return whether it is a wallet of theirs; false for an account that is locked
     */
    public boolean hold(long id, String wallet) {
        return keep(id)
                && Sql.first(em, "select 1 from user_wallet where user_id = ? and address = ?", row -> true, id, wallet)
                        .isPresent();
    }

    /** Lets nobody take away what opens the account until the transaction ends. @return whether it is not locked */
    boolean keep(long id) {
        return Sql.first(em, "select active from users where id = ? for key share", row -> row.getBoolean(1), id)
                .orElse(false);
    }

    /**
     * Asks that a way is left: a wallet, a password, or a passkey that works. Call after taking one away, under
     * {@link #lock}; the refusal rolls back.
     *
     * @throws Refusal LAST_WAY_IN
     */
    public void requireOne(long userId) {
        boolean left = Sql.first(
                        em,
                        "select u.wallet_address is not null"
                                + " or exists (select 1 from password where user_id = u.id)"
                                + " or exists (select 1 from passkey where user_id = u.id and suspended_at is null)"
                                + " from users u where u.id = ?",
                        row -> row.getBoolean(1),
                        userId)
                .orElse(false);
        if (!left) {
            throw new Refusal(IdentityProblem.LAST_WAY_IN, "Add another passkey, a password or a wallet first.");
        }
    }
}
