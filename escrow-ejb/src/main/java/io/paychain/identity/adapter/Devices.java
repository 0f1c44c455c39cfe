package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Devices that people have signed in from with everything that was asked. Call inside a transaction. */
@ApplicationScoped
public class Devices {

    /** A device that was not used for so long is strange again. */
    public static final Duration LIFE = Duration.ofDays(180);

    private static final int MAX_TOKEN = 100;

    /** So many devices of a person are remembered, those used last. */
    private static final int PER_PERSON = 20;

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    /** Whether the device behind a token is one of the person's. */
    public boolean known(long userId, @Nullable String token, Instant now) {
        return token != null
                && token.length() <= MAX_TOKEN
                && Sql.first(
                                em,
                                "select 1 from known_device where user_id = ? and device_hash = ? and seen_at > ?",
                                row -> row.getInt(1),
                                userId,
                                Secrets.hash(token),
                                now.minus(LIFE))
                        .isPresent();
    }

    /**
     * Notes a sign-in from a device.
     *
     * @return a token for a new device to keep; null for one that is known
     */
    @Nullable
    String seen(long userId, @Nullable String token, Instant now) {
        if (token != null && known(userId, token, now)) {
            add(userId, token, now);
            return null;
        }
        return remember(userId, now);
    }

    /** Makes the device that is there a known one. @return the token for it to keep */
    String remember(long userId, Instant now) {
        String fresh = secrets.token();
        add(userId, fresh, now);
        Sql.update(
                em,
                "delete from known_device where user_id = ? and device_hash not in (select device_hash from"
                        + " known_device where user_id = ? order by seen_at desc limit ?)",
                userId,
                userId,
                PER_PERSON);
        return fresh;
    }

    private void add(long userId, String token, Instant now) {
        Sql.update(
                em,
                "insert into known_device (user_id, device_hash, seen_at) values (?, ?, ?)"
                        + " on conflict (user_id, device_hash) do update set seen_at = excluded.seen_at",
                userId,
                Secrets.hash(token),
                now);
    }

    /** Forgets a person's devices, but for the one with a token. */
    void forget(long userId, @Nullable String kept) {
        Sql.update(
                em,
                "delete from known_device where user_id = ? and device_hash <> ?",
                userId,
                kept == null ? "" : Secrets.hash(kept));
    }

    /** Forgets devices that were not used for long. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from known_device where seen_at < ?", now.minus(LIFE));
    }
}
