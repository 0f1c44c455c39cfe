package io.paychain.apikeys.adapter;

import io.paychain.apikeys.api.ApiKeyView;
import io.paychain.apikeys.api.KeyHolder;
import io.paychain.apikeys.api.KeyScope;
import io.paychain.apikeys.domain.KeyRequest;
import io.paychain.apikeys.domain.KeyText;
import io.paychain.identity.SecretTokens;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys and their secrets, known by keyed hash only. Every statement of management names the organisation, or that it is
 * the platform ({@code is not distinct from}). Call inside a transaction.
 */
@ApplicationScoped
public class ApiKeyRows {

    private static final String PURPOSE = "service-api-key";
    private static final Duration COARSE = Duration.ofMinutes(5);
    private static final int PREFIX = 16;

    // Any fixed number of our own: changes of an organisation's keys wait for its lock, those of the platform's for
    // this.
    private static final int PLATFORM_LOCK = 7_241_025;
    private static final String VIEW = "select k.id, k.organization_id, k.name, k.scopes, k.created_by, k.created_at,"
            + " k.expires_at, k.last_used_at, k.revoked_at, n.prefix, o.prefix as old_prefix,"
            + " o.expires_at as old_expires from api_key k"
            + " join api_key_secret n on n.key_id = k.id and n.expires_at is null"
            + " left join api_key_secret o on o.key_id = k.id and o.expires_at > ?"
            + " where k.organization_id is not distinct from ?::bigint";

    @Inject
    EntityManager em;

    @Inject
    SecretTokens tokens;

    /** Whoever makes a key of the platform comes one after the other. */
    public void lockPlatform() {
        Sql.list(em, "select pg_advisory_xact_lock(" + PLATFORM_LOCK + ")", row -> true);
    }

    /** Makes a key and returns its id and text, which is not kept. */
    public Made insert(@Nullable Long organization, KeyRequest asked, long by, Instant now) {
        long id = Sql.first(
                        em,
                        "insert into api_key (organization_id, name, scopes, created_by, created_at, expires_at)"
                                + " values (?::bigint, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        organization,
                        asked.name(),
                        KeyScope.codes(asked.scopes()),
                        by,
                        now,
                        now.plus(asked.life()))
                .orElseThrow();
        return new Made(id, secret(id, now));
    }

    /** A key that was made. */
    public record Made(long id, KeyText text) {}

    private KeyText secret(long id, Instant now) {
        KeyText text = new KeyText(tokens.id().substring(0, PREFIX), tokens.fresh());
        Sql.update(
                em,
                "insert into api_key_secret (prefix, key_id, secret_hash, created_at) values (?, ?, ?, ?)",
                text.prefix(),
                id,
                tokens.keyedHash(PURPOSE, text.whole()),
                now);
        return text;
    }

    /** Whose key this is, if it works now; every offered key costs the same. */
    public Optional<Used> find(KeyText offered, Instant now) {
        String hash = tokens.keyedHash(PURPOSE, offered.whole());
        return Sql.first(
                        em,
                        "select k.id, k.organization_id, k.scopes, k.last_used_at, s.secret_hash from api_key_secret s"
                                + " join api_key k on k.id = s.key_id"
                                + " left join organisation o on o.id = k.organization_id"
                                + " where s.prefix = ? and k.revoked_at is null and k.expires_at > ?"
                                + " and (s.expires_at is null or s.expires_at > ?) and o.archived_at is null",
                        row -> used(row, now),
                        offered.prefix(),
                        now,
                        now)
                .filter(used -> same(used.hash(), hash));
    }

    /** A key that somebody uses; {@code stale} when its last use is to be written down. */
    public record Used(KeyHolder holder, String hash, boolean stale) {

        /** Shows no hash. */
        @Override
        public String toString() {
            return "Used[" + holder + "]";
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Used used(ResultSet row, Instant now) throws SQLException {
        Instant last = Sql.instant(row, "last_used_at");
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        KeyHolder holder = new KeyHolder(
                row.getLong("id"), row.getObject("organization_id", Long.class), KeyScope.all(Arrays.asList(scopes)));
        boolean stale = last == null || last.plus(COARSE).isBefore(now);
        return new Used(holder, Objects.requireNonNull(row.getString("secret_hash")), stale);
    }

    /** Writes the last use down, unless another node has just done so. */
    public void touch(long id, Instant now) {
        Sql.update(
                em,
                "update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)",
                now,
                id,
                now.minus(COARSE));
    }

    /** Keys before one, newest first; at most so many. */
    public List<ApiKeyView> list(@Nullable Long organization, long before, int most, Instant now) {
        return Sql.list(
                em,
                VIEW + " and k.id < ? order by k.id desc limit ?",
                row -> view(row, now),
                now,
                organization,
                before,
                most);
    }

    /** One key; empty also for another organisation's. */
    public Optional<ApiKeyView> view(@Nullable Long organization, long id, Instant now) {
        return Sql.first(em, VIEW + " and k.id = ?", row -> view(row, now), now, organization, id);
    }

    private static ApiKeyView view(ResultSet row, Instant now) throws SQLException {
        Instant expires = Objects.requireNonNull(Sql.instant(row, "expires_at"));
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        String alive = expires.isAfter(now) ? "active" : "expired";
        return new ApiKeyView(
                row.getLong("id"),
                row.getObject("organization_id", Long.class),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("prefix")),
                List.of(scopes),
                row.getLong("created_by"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                expires,
                Sql.instant(row, "last_used_at"),
                row.getString("old_prefix"),
                Sql.instant(row, "old_expires"),
                Sql.instant(row, "revoked_at") == null ? alive : "revoked");
    }

    /** How many keys of an organisation, or of the platform, work. */
    public long count(@Nullable Long organization, Instant now) {
        return Sql.first(
                        em,
                        "select count(*) from api_key where organization_id is not distinct from ?::bigint"
                                + " and revoked_at is null and expires_at > ?",
                        row -> row.getLong(1),
                        organization,
                        now)
                .orElse(0L);
    }

    /** Nobody else rotates or revokes the key until the transaction ends. */
    public void lock(@Nullable Long organization, long id) {
        Sql.list(
                em,
                "select 1 from api_key where organization_id is not distinct from ?::bigint and id = ? for update",
                row -> true,
                organization,
                id);
    }

    /** Gives a key a new secret; the newest works on until a moment, the one before that stops. */
    public KeyText rotate(long id, Instant until, Instant now) {
        Sql.update(em, "delete from api_key_secret where key_id = ? and expires_at is not null", id);
        Sql.update(em, "update api_key_secret set expires_at = ? where key_id = ? and expires_at is null", until, id);
        return secret(id, now);
    }

    /** Ends a key. @return false when it has ended that way already */
    public boolean revoke(@Nullable Long organization, long id, Instant now) {
        return Sql.update(
                        em,
                        "update api_key set revoked_at = ? where organization_id is not distinct from ?::bigint"
                                + " and id = ? and revoked_at is null",
                        now,
                        organization,
                        id)
                == 1;
    }
}
