package io.paychain.oauth.adapter;

import io.paychain.oauth.domain.OAuthClient;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The oauth_client table. Call inside a transaction. */
@ApplicationScoped
public class ClientRows {

    private static final String COLUMNS = "id, owner_id, name, confidential, secret_hash, redirect_uris, scopes,"
            + " access_seconds, refresh_seconds, dpop, version, created_at, updated_at";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    @Inject
    EntityManager em;

    /** Adds a client. */
    public void insert(OAuthClient client) {
        OAuthClient.Terms terms = client.terms();
        Sql.update(
                em,
                "insert into oauth_client (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
                client.id(),
                client.ownerId(),
                terms.name(),
                terms.confidential(),
                client.secretHash(),
                terms.redirectUris(),
                terms.scopes().stream().map(Scope::text).toList(),
                terms.accessMinutes() * MINUTE,
                terms.refreshDays() * DAY,
                terms.dpop(),
                client.createdAt(),
                client.createdAt());
    }

    /** Changes a client's terms. @return false when its version is no longer the one that was read */
    public boolean update(OAuthClient client, OAuthClient.Terms terms, Instant now) {
        return Sql.update(
                        em,
                        "update oauth_client set name = ?, redirect_uris = ?, scopes = ?, access_seconds = ?,"
                                + " refresh_seconds = ?, dpop = ?, version = version + 1, updated_at = ?"
                                + " where id = ? and version = ? and deleted_at is null",
                        terms.name(),
                        terms.redirectUris(),
                        terms.scopes().stream().map(Scope::text).toList(),
                        terms.accessMinutes() * MINUTE,
                        terms.refreshDays() * DAY,
                        terms.dpop(),
                        now,
                        client.id(),
                        client.version())
                == 1;
    }

    /** Gives a client another secret. */
    public void setSecret(String id, String hash, Instant now) {
        Sql.update(
                em,
                "update oauth_client set secret_hash = ?, version = version + 1, updated_at = ? where id = ?",
                hash,
                now,
                id);
    }

    /** Takes a client out of use for good, with all consents and codes that it has. */
    public void delete(String id, Instant now) {
        Sql.update(
                em,
                "update oauth_client set deleted_at = ?, secret_hash = null, version = version + 1 where id = ?",
                now,
                id);
        Sql.update(em, "delete from oauth_consent where client_id = ?", id);
        Sql.update(em, "delete from oauth_code where client_id = ?", id);
    }

    /** A client in use, by what anybody sent as its id; whose owner was disabled or erased is in none. */
    public Optional<OAuthClient> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return Sql.first(
                em,
                "select " + COLUMNS + " from oauth_client where id = ? and deleted_at is null"
                        + " and exists (select 1 from users u where u.id = owner_id and u.active)",
                ClientRows::client,
                id);
    }

    /** The ids of an owner's clients in use. */
    public List<String> idsOf(long ownerId) {
        return Sql.list(
                em,
                "select id from oauth_client where owner_id = ? and deleted_at is null order by id",
                row -> text(row, "id"),
                ownerId);
    }

    /** Takes from an owner's clients, none of them in use, what could tell who that was. */
    public void anonymise(long ownerId) {
        Sql.update(
                em,
                "update oauth_client set name = 'erased', redirect_uris = array['https://erased.invalid/'] where owner_id = ?",
                ownerId);
    }

    /** A client of this owner, its row locked; codes of it may be exchanged meanwhile, so that neither waits for the other. */
    public Optional<OAuthClient> lockOwn(String id, long ownerId) {
        return Sql.first(
                em,
                "select " + COLUMNS
                        + " from oauth_client where id = ? and owner_id = ? and deleted_at is null for no key update",
                ClientRows::client,
                id,
                ownerId);
    }

    /** Clients by id, those out of use left out. */
    public List<OAuthClient> find(Collection<String> ids) {
        return Sql.list(
                em,
                "select " + COLUMNS + " from oauth_client where id = any (?) and deleted_at is null",
                ClientRows::client,
                List.copyOf(ids));
    }

    /** Clients of an owner, by id, after a cursor. */
    public List<OAuthClient> page(long ownerId, String after, int rows) {
        return Sql.list(
                em,
                "select " + COLUMNS + " from oauth_client where owner_id = ? and deleted_at is null and id > ?"
                        + " order by id limit ?",
                ClientRows::client,
                ownerId,
                after,
                rows);
    }

    /**
     * How many clients an owner has; nobody else counts or adds of theirs until the transaction ends.
     *
     * @throws Refusal UNAUTHENTICATED when the account was disabled or erased meanwhile
     */
    public long countLocked(long ownerId) {
        if (Sql.list(em, "select 1 from users where id = ? and active for no key update", row -> true, ownerId)
                .isEmpty()) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Sign in again.");
        }
        return Sql.first(
                        em,
                        "select count(*) from oauth_client where owner_id = ? and deleted_at is null",
                        row -> row.getLong(1),
                        ownerId)
                .orElseThrow();
    }

    private static OAuthClient client(ResultSet row) throws SQLException {
        OAuthClient.Terms terms = new OAuthClient.Terms(
                text(row, "name"),
                row.getBoolean("confidential"),
                texts(row.getArray("redirect_uris")),
                scopes(row.getArray("scopes")),
                row.getInt("access_seconds") / MINUTE,
                row.getInt("refresh_seconds") / DAY,
                row.getBoolean("dpop"));
        @Nullable String secret = row.getString("secret_hash");
        return new OAuthClient(
                text(row, "id"),
                row.getLong("owner_id"),
                terms,
                secret,
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "updated_at")),
                row.getLong("version"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    static List<String> texts(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }

    static List<Scope> scopes(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray())
                .map(Scope::of)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }
}
