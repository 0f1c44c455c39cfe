package io.paychain.identity.adapter;

import io.paychain.identity.api.Addressee;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The last mail to somebody who was erased. Their address stands here, tied to nothing, until the mail has left or
 * cannot leave; nowhere else. Call inside a transaction.
 */
@ApplicationScoped
public class Farewells {

    /** The kind of the mail. */
    public static final String KIND = "account_erased";

    /** So long the queue tries to send a mail. */
    private static final Duration LIFE = Duration.ofHours(24);

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Users users;

    @Inject
    Notices notices;

    /** Says goodbye to somebody, unless the address that they named is unproven and somebody else's. */
    void say(UserView user, Instant now) {
        if (!user.emailVerified() && users.findByEmail(user.email()).isPresent()) {
            return;
        }
        String id = secrets.id();
        Sql.update(
                em,
                "insert into farewell (id, email, username, expires_at) values (?, ?, ?, ?)",
                id,
                user.email(),
                user.username(),
                now.plus(LIFE));
        notices.link(KIND, id, "farewell:" + id);
    }

    /** To whom the mail goes; empty once it has left, or too late. */
    public Optional<Addressee> reader(String id, Instant now) {
        return Sql.first(
                em,
                "select email, username from farewell where id = ? and expires_at > ?",
                row -> new Addressee(
                        Objects.requireNonNull(row.getString("email")),
                        Objects.requireNonNull(row.getString("username")),
                        null,
                        null),
                id,
                now);
    }

    /** Forgets the address. */
    public void forget(String id) {
        Sql.update(em, "delete from farewell where id = ?", id);
    }

    /** Forgets addresses that no mail has reached in time. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from farewell where expires_at < ?", now);
    }
}
