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

    /** Gives a password to somebody who has none. @return false when they have one by now */
    boolean add(long userId, String hash, Instant now) {
        return Sql.update(
                        em,
                        "insert into password (user_id, hash, changed_at) values (?, ?, ?) on conflict (user_id)"
                                + " do nothing",
                        userId,
                        hash,
                        now)
                == 1;
    }

    /** Replaces the password that was proven. @return false when it is another by now */
    boolean replace(long userId, String old, String hash, Instant now) {
        return Sql.update(
                        em,
                        "update password set hash = ?, changed_at = ? where user_id = ? and hash = ?",
                        hash,
                        now,
                        userId,
                        old)
                == 1;
    }

    /** Replaces a hash by a better one of the same password, unless somebody was faster. */
    public boolean upgrade(long userId, String old, String better) {
        return Sql.update(em, "update password set hash = ? where user_id = ? and hash = ?", better, userId, old) == 1;
    }

    /** Whether a hash is still the person's; if so, it stays so until the transaction ends. */
    boolean stands(long userId, String hash) {
        return Sql.first(
                        em,
                        "select 1 from password where user_id = ? and hash = ? for share",
                        row -> row.getInt(1),
                        userId,
                        hash)
                .isPresent();
    }

    /** The cost of the slowest bcrypt hash that is left; 0 when there is none. */
    int slowestBcrypt() {
        return Sql.first(
                        em,
                        "select coalesce(max(substr(hash, 5, 2)), '0') from password where hash like '$2%'",
                        row -> Integer.parseInt(row.getString(1)))
                .orElse(0);
    }
}
