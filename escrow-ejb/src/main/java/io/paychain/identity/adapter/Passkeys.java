package io.paychain.identity.adapter;

import io.paychain.identity.api.KnownPasskey;
import io.paychain.identity.api.PasskeyView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The passkeys of people. Call inside a transaction. */
@ApplicationScoped
public class Passkeys {

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    /** What authenticators know a person by, made at its first use. */
    String handle(long userId) {
        Sql.update(
                em,
                "insert into passkey_holder (user_id, handle) values (?, ?) on conflict (user_id) do nothing",
                userId,
                secrets.token());
        return Sql.first(em, "select handle from passkey_holder where user_id = ?", row -> row.getString(1), userId)
                .orElseThrow();
    }

    /** A person's passkeys, the oldest first. */
    List<PasskeyView> list(long userId) {
        return Sql.list(
                em,
                "select id, name, backup_eligible, suspended_at, created_at, last_used_at from passkey"
                        + " where user_id = ? order by id",
                Passkeys::view,
                userId);
    }

    private static PasskeyView view(ResultSet row) throws SQLException {
        return new PasskeyView(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("name")),
                row.getBoolean("backup_eligible"),
                row.getObject("suspended_at") != null,
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "last_used_at"));
    }

    /** A person's passkeys as a ceremony names them: all that they hold, or those that work. */
    List<KnownPasskey> named(long userId, boolean working) {
        return Sql.list(
                em,
                "select credential_id, transports from passkey where user_id = ? and (suspended_at is null or not ?)"
                        + " order by id",
                row -> new KnownPasskey(Objects.requireNonNull(row.getString("credential_id")), Arrays.asList((String[])
                        row.getArray("transports").getArray())),
                userId,
                working);
    }

    /** Whether somebody has one that works. */
    boolean any(long userId) {
        return !named(userId, true).isEmpty();
    }

    /** A passkey by what its authenticator calls it. */
    Optional<WebAuthn.Known> find(String credentialId) {
        return Sql.first(
                em,
                "select p.id, p.user_id, h.handle, p.credential, p.sign_count, p.backup_eligible, p.suspended_at"
                        + " from passkey p join passkey_holder h on h.user_id = p.user_id where p.credential_id = ?",
                row -> new WebAuthn.Known(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        Objects.requireNonNull(row.getString("handle")),
                        Objects.requireNonNull(row.getString("credential")),
                        row.getLong("sign_count"),
                        row.getBoolean("backup_eligible"),
                        row.getObject("suspended_at") != null),
                credentialId);
    }

    /** Adds one. */
    PasskeyView add(long userId, WebAuthn.Made made, String name, List<String> transports, Instant now) {
        return Sql.first(
                        em,
                        "insert into passkey (user_id, credential_id, credential, name, format, transports, sign_count,"
                                + " backup_eligible, backed_up, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " returning id, name, backup_eligible, suspended_at, created_at, last_used_at",
                        Passkeys::view,
                        userId,
                        made.credentialId(),
                        made.credential(),
                        name,
                        made.format(),
                        transports,
                        made.counter(),
                        made.backupEligible(),
                        made.backedUp(),
                        now)
                .orElseThrow();
    }

    /** Notes a use. @return false when the passkey is gone or suspended, or its counter did not grow: also in a race */
    boolean use(WebAuthn.Outcome.Right right, Instant now) {
        return Sql.update(
                        em,
                        "update passkey set sign_count = ?, backed_up = ?, last_used_at = ? where id = ?"
                                + " and suspended_at is null and (sign_count < ? or (sign_count = 0 and ? = 0))",
                        right.counter(),
                        right.backedUp(),
                        now,
                        right.passkey().id(),
                        right.counter(),
                        right.counter())
                == 1;
    }

    /** Stops one. @return whether it was working */
    boolean suspend(long id, Instant now) {
        return Sql.update(em, "update passkey set suspended_at = ? where id = ? and suspended_at is null", now, id)
                == 1;
    }

    /** Renames a person's passkey. @return false when they have no such */
    boolean rename(long userId, long id, String name) {
        return Sql.update(em, "update passkey set name = ? where id = ? and user_id = ?", name, id, userId) == 1;
    }

    /** Deletes a person's passkey. @return false when they have no such */
    boolean remove(long userId, long id) {
        return Sql.update(em, "delete from passkey where id = ? and user_id = ?", id, userId) == 1;
    }
}
