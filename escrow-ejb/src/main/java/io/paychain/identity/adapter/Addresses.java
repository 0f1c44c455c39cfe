package io.paychain.identity.adapter;

import io.paychain.identity.adapter.MailLinks.Whose;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose an e-mail address is: whoever proves it first, by the link that was sent there. Until then any
 * number of people may name it, and nobody is told that it is taken but its owner. Call inside a transaction.
 */
@ApplicationScoped
public class Addresses {

    /** So many of those who wait at one address are sent their links again, the newest. */
    private static final int AGAIN = 3;

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    Registrations registrations;

    @Inject
    MailLinks links;

    /** Sends the link that proves an address; when somebody has proven it before, tells them instead. */
    void ask(Whose whose, String email, Instant now) {
        Optional<UserView> owner = users.findByEmail(email);
        if (owner.isPresent()) {
            links.send(LinkPurpose.ADDRESS_TAKEN, Whose.user(owner.get().id()), email, now);
        } else {
            links.send(LinkPurpose.VERIFY_EMAIL, whose, email, now);
        }
    }

    /** Sends their links again to those who wait at an address; the same work when its owner has proven it. */
    void askAgain(String email, Instant now) {
        boolean owned = users.findByEmail(email).isPresent();
        List<Whose> waiting = waiting(email, now);
        if (waiting.isEmpty()) {
            links.pretend(LinkPurpose.VERIFY_EMAIL, email, now);
        }
        for (Whose whose : waiting) {
            if (owned) {
                links.pretend(LinkPurpose.VERIFY_EMAIL, email, now);
            } else {
                links.send(LinkPurpose.VERIFY_EMAIL, whose, email, now);
            }
        }
    }

    private List<Whose> waiting(String email, Instant now) {
        return Sql.list(
                em,
                "select null::bigint as user_id, id as registration_id, created_at from registration"
                        + " where email = ? and expires_at > ? union all"
                        + " select u.id, null, u.updated_at from users u where u.active"
                        + " and (u.pending_email = ? or (u.email = ? and not u.email_verified and " + Users.REAL + "))"
                        + " order by created_at desc limit ?",
                row -> new Whose(row.getObject("user_id", Long.class), row.getString("registration_id")),
                email,
                now,
                email,
                email,
                AGAIN);
    }

    /** Sends an account the link to the address that it waits for, if it waits for one. */
    void askAgain(UserView user, Instant now) {
        String wanted = user.pendingEmail() != null ? user.pendingEmail() : user.emailVerified() ? null : user.email();
        if (wanted != null) {
            ask(Whose.user(user.id()), wanted, now);
        }
    }

    /**
     * Notes that a link was opened: makes the account, or moves it to the address. Nobody else who waits there
     * can prove it any more.
     *
     * @return the user's id; empty when nobody waits for this address any more
     * @throws IllegalStateException when somebody else has proven it before, or has the name
     */
    Optional<Long> proven(MailLinks.Found link, Instant now) {
        String registration = link.whose().registrationId();
        Optional<Long> user = registration != null
                ? registrations.complete(registration, now)
                : Optional.ofNullable(link.whose().userId()).filter(id -> moved(id, link.email(), now));
        if (user.isPresent()) {
            registrations.drop(link.email());
            links.revoke(LinkPurpose.VERIFY_EMAIL, link.email());
        }
        return user;
    }

    private boolean moved(long userId, String email, Instant now) {
        Optional<UserView> before = users.find(userId);
        if (before.isEmpty() || !users.prove(userId, email, now)) {
            return false;
        }
        links.revoke(LinkPurpose.VERIFY_EMAIL, userId);
        if (before.get().emailVerified()) {
            links.revoke(LinkPurpose.RESET_PASSWORD, userId);
            links.send(
                    LinkPurpose.ADDRESS_CHANGED,
                    Whose.user(userId),
                    before.get().email(),
                    now);
        }
        return true;
    }

    /** Stays where it is: the address that an account waits for is forgotten. */
    void cancel(long userId) {
        if (users.cancelMove(userId)) {
            links.revoke(LinkPurpose.VERIFY_EMAIL, userId);
        }
    }
}
