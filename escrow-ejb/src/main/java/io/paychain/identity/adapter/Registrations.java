package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserType;
import io.paychain.identity.domain.PersonalData;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Registrations by address and password that wait for their link. Each attempt stands for itself: its own
 * link makes an account with its own name and password, and nobody else's. An attempt at an address that is
 * taken is kept alike, so that no answer tells, now or later. Call inside a transaction.
 */
@ApplicationScoped
public class Registrations {

    /** For so long an attempt keeps its name. */
    static final Duration LIFE = LinkPurpose.VERIFY_EMAIL.life();

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    PasswordRows passwords;

    @Inject
    Names names;

    @Inject
    Secrets secrets;

    /** Somebody who registers, everything checked, the password hashed. */
    public record Attempt(String email, String username, UserType type, String hash) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Attempt[]";
        }
    }

    /**
     * Keeps an attempt.
     *
     * @return its id
     * @throws Refusal USERNAME_TAKEN
     */
    String add(Attempt attempt, Instant now) {
        String key = PersonalData.usernameKey(attempt.username());
        names.claim(attempt.username());
        if (Sql.first(em, "select 1 from users where username_key = ?", row -> row.getInt(1), key)
                .isPresent()) {
            throw new Refusal(IdentityProblem.USERNAME_TAKEN, "Choose another username.");
        }
        Sql.update(em, "delete from registration where username_key = ? and expires_at <= ?", key, now);
        String id = secrets.id();
        Sql.update(
                em,
                "insert into registration (id, email, username, username_key, user_type, hash, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                attempt.email(),
                attempt.username(),
                key,
                attempt.type().text(),
                attempt.hash(),
                now,
                now.plus(LIFE));
        return id;
    }

    /**
     * Makes the account that an attempt asked for, its address proven.
     *
     * @return the user's id; empty when the attempt is gone
     */
    Optional<Long> complete(String id, Instant now) {
        Optional<Attempt> taken = Sql.first(
                em,
                "delete from registration where id = ? returning email, username, user_type, hash",
                Registrations::attempt,
                id);
        return taken.map(attempt -> {
            long user =
                    users.insert(new Users.NewUser(attempt.username(), null, attempt.email(), true, attempt.type()));
            passwords.set(user, attempt.hash(), now);
            return user;
        });
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                Objects.requireNonNull(row.getString("email")),
                Objects.requireNonNull(row.getString("username")),
                UserType.of(row.getString("user_type")),
                Objects.requireNonNull(row.getString("hash")));
    }

    /** Drops all attempts at an address, with their links. */
    void drop(String email) {
        Sql.update(em, "delete from registration where email = ?", email);
    }

    /**
     * The newest password that somebody has set at an address which they have not proven: by registering, or
     * as an account whose address is unproven.
     */
    Optional<String> waitingHash(String email, Instant now) {
        return Sql.first(
                em,
                "select hash, created_at from registration where email = ? and expires_at > ? union all"
                        + " select p.hash, p.changed_at from users u join password p on p.user_id = u.id"
                        + " where u.email = ? and not u.email_verified and " + Users.REAL
                        + " order by created_at desc limit 1",
                row -> Objects.requireNonNull(row.getString(1)),
                email,
                now,
                email);
    }

    /** Forgets attempts whose last link has expired. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from registration where expires_at < ?", now.minus(LIFE));
    }
}
