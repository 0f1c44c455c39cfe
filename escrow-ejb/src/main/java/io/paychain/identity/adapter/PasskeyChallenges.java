package io.paychain.identity.adapter;

import io.paychain.identity.domain.PasskeyPurpose;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Challenges that passkeys sign: 256 random bits, taken once, for what and for whom they were given. Call inside a transaction. */
@ApplicationScoped
public class PasskeyChallenges {

    /** So long somebody may take to touch their authenticator. */
    static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    /** A challenge, base64url. */
    public record Fresh(String text, Instant expires) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Fresh[]";
        }
    }

    /**
     * Makes one.
     *
     * @param boundTo a session's id, or the hash of a first step's token; null for a sign-in
     */
    Fresh make(PasskeyPurpose purpose, @Nullable String boundTo, Instant now) {
        Fresh fresh = new Fresh(secrets.token(), now.plus(LIFE));
        Sql.update(
                em,
                "insert into passkey_challenge (challenge_hash, purpose, bound_to, expires_at) values (?, ?, ?, ?)",
                Secrets.hash(fresh.text()),
                purpose.text(),
                boundTo,
                fresh.expires());
        return fresh;
    }

    /** Takes one; of any number of takers at once one gets true. What does not fit stays, and a stranger spoils nothing. */
    boolean take(String challenge, PasskeyPurpose purpose, @Nullable String boundTo, Instant now) {
        return Sql.update(
                        em,
                        "delete from passkey_challenge where challenge_hash = ? and purpose = ?"
                                + " and bound_to is not distinct from ?::text and expires_at > ?",
                        Secrets.hash(challenge),
                        purpose.text(),
                        boundTo,
                        now)
                == 1;
    }

    /** Forgets what has expired. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from passkey_challenge where expires_at < ?", now);
    }
}
