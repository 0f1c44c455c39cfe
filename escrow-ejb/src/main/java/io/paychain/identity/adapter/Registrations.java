package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.PersonalData;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Registrations by address and password. Whether the address was taken shows in no answer, now or
 * later: an attempt at a taken one is kept as a decoy, which behaves as an unverified account would.
 * Call inside a transaction.
 */
@ApplicationScoped
public class Registrations {

    /** For so long an unverified account keeps its name and address from being registered anew. */
    static final Duration LIFE = LinkPurpose.VERIFY_EMAIL.life();

    /** So many notices about attempts at their address its owner gets before the attempts expire. */
    private static final int NOTICES = 3;

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    PasswordRows passwords;

    @Inject
    MailLinks links;

    @Inject
    Notices notices;

    @Inject
    Names names;

    /** Somebody who registers, everything checked, the password hashed. */
    public record Attempt(String email, String username, UserType type, String hash) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Attempt[]";
        }
    }

    /**
     * Makes an account, or does what looks the same.
     *
     * @throws Refusal USERNAME_TAKEN
     */
    public void register(Attempt attempt, Instant now) {
        Optional<UserView> owner = users.findByEmail(attempt.email());
        if (owner.isEmpty()) {
            long id = users.insert(new Users.NewUser(attempt.username(), null, attempt.email(), attempt.type()));
            begin(id, attempt, now);
        } else if (stale(owner.get(), now)) {
            replace(owner.get(), attempt, now);
        } else {
            decoy(owner.get(), attempt, now);
        }
    }

    private void begin(long id, Attempt attempt, Instant now) {
        passwords.set(id, attempt.hash(), now);
        links.send(LinkPurpose.VERIFY_EMAIL, id, attempt.email(), now);
    }

    private static boolean stale(UserView user, Instant now) {
        return user.walletAddress() == null
                && !user.emailVerified()
                && user.createdAt().plus(LIFE).isBefore(now);
    }

    /** Nobody verified the first registration in its time: whoever comes now begins anew. */
    private void replace(UserView old, Attempt attempt, Instant now) {
        links.revoke(LinkPurpose.VERIFY_EMAIL, old.id());
        links.revoke(LinkPurpose.RESET_PASSWORD, old.id());
        names.claim(attempt.username());
        Sql.update(
                em,
                "update users set username = ?, username_key = ?, user_type = ?, created_at = ?, updated_at = ?,"
                        + " version = version + 1 where id = ?",
                attempt.username(),
                PersonalData.usernameKey(attempt.username()),
                attempt.type().text(),
                now,
                now,
                old.id());
        begin(old.id(), attempt, now);
    }

    private void decoy(UserView owner, Attempt attempt, Instant now) {
        String key = PersonalData.usernameKey(attempt.username());
        names.claim(attempt.username());
        if (Sql.first(em, "select 1 from users where username_key = ?", row -> row.getInt(1), key)
                .isPresent()) {
            throw new Refusal(IdentityProblem.USERNAME_TAKEN, "Choose another username.");
        }
        Sql.update(em, "delete from registration_decoy where username_key = ? and expires_at <= ?", key, now);
        Sql.update(
                em,
                "insert into registration_decoy (username_key, email, hash, expires_at) values (?, ?, ?, ?)",
                key,
                attempt.email(),
                attempt.hash(),
                now.plus(LIFE));
        links.pretend(LinkPurpose.VERIFY_EMAIL, now);
        if (decoys(attempt.email(), now) <= NOTICES) {
            notices.tell(owner.id(), "address_taken");
        }
    }

    private long decoys(String email, Instant now) {
        return Sql.first(
                        em,
                        "select count(*) from registration_decoy where email = ? and expires_at > ?",
                        row -> row.getLong(1),
                        email,
                        now)
                .orElse(0L);
    }

    /** The password of the latest attempt at a taken address; empty without one. */
    Optional<String> decoyHash(String email, Instant now) {
        return Sql.first(
                em,
                "select hash from registration_decoy where email = ? and expires_at > ? order by expires_at desc limit 1",
                row -> Objects.requireNonNull(row.getString(1)),
                email,
                now);
    }

    /** Forgets attempts that have expired. */
    public int sweep(Instant now) {
        return Sql.update(em, "delete from registration_decoy where expires_at < ?", now)
                + Sql.update(em, "delete from mail_link where expires_at < ?", now);
    }
}
