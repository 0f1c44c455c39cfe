package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.domain.PersonalData;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/**
 * Usernames beyond the users table's own constraint: those of registrations that wait for their link are
 * kept as an account's would be. Call inside a transaction.
 */
@ApplicationScoped
public class Names {

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Makes sure that nobody is about to have the name, and takes it from an account of earlier rules that nobody
     * ever verified.
     *
     * @throws Refusal USERNAME_TAKEN
     */
    void claim(String username) {
        String key = PersonalData.usernameKey(username);
        if (kept(key)) {
            throw new Refusal(IdentityProblem.USERNAME_TAKEN, "Choose another username.");
        }
        Sql.update(
                em,
                "update users set username = 'expired-' || id, username_key = 'expired-' || id, version = version + 1"
                        + " where username_key = ? and wallet_address is null and not email_verified"
                        + " and first_verified_at is null"
                        + " and created_at < ?",
                key,
                clock.instant().minus(Registrations.LIFE));
    }

    private boolean kept(String key) {
        return Sql.first(
                        em,
                        "select 1 from registration where username_key = ? and expires_at > ?",
                        row -> row.getInt(1),
                        key,
                        clock.instant())
                .isPresent();
    }
}
