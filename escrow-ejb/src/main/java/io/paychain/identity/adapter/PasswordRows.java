package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** The password table. Call inside a transaction. */
@ApplicationScoped
public class PasswordRows {

    @Inject
    EntityManager em;

    /** A person's hash; empty for somebody who has only a wallet. */
    public Optional<String> find(long userId) {
        return Sql.first(em, "select hash from password where user_id = ?", row -> row.getString(1), userId);
    }

    /** Whether a person has a password. */
    public boolean has(long userId) {
        return find(userId).isPresent();
    }

    /** Sets a person's password. */
    public void set(long userId, String hash, Instant now) {
        Sql.update(
                em,
                "insert into password (user_id, hash, changed_at) values (?, ?, ?) on conflict (user_id)"
                        + " do update set hash = excluded.hash, changed_at = excluded.changed_at",
                userId,
                hash,
                now);
    }

    /** Replaces a hash by a better one of the same password, unless somebody was faster. */
    public boolean upgrade(long userId, String old, String better) {
        return Sql.update(em, "update password set hash = ? where user_id = ? and hash = ?", better, userId, old) == 1;
    }
}
