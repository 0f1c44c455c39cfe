package io.paychain.identity.adapter;

import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The users table. Call inside a transaction. */
@ApplicationScoped
public class Users {

    private static final String COLUMNS = "u.id, u.username, u.wallet_address, u.email, u.email_verified, u.user_type,"
            + " u.active, u.created_at, u.updated_at, u.version";
    private static final int MAX_BATCH = 1000;

    @Inject
    EntityManager em;

    @Inject
    IdentitySettings settings;

    /** One user by id. */
    public Optional<UserView> find(long id) {
        return Sql.first(em, "select " + COLUMNS + " from users u where u.id = ?", this::view, id);
    }

    /** One user by their lower-case wallet. */
    public Optional<UserView> findByWallet(String wallet) {
        return Sql.first(em, "select " + COLUMNS + " from users u where u.wallet_address = ?", this::view, wallet);
    }

    /** Users by id, at most 1 000; unknown ids are left out. */
    public List<UserView> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (ids.size() > MAX_BATCH) {
            throw new IllegalArgumentException("too many ids: " + ids.size());
        }
        return Sql.list(em, "select " + COLUMNS + " from users u where u.id = any (?)", this::view, List.copyOf(ids));
    }

    /** Active users by primary type. */
    public Map<UserType, Long> counts() {
        Map<UserType, Long> counts = new EnumMap<>(UserType.class);
        String sql = "select user_type, count(*) from users where active group by user_type";
        Sql.list(em, sql, row -> counts.put(UserType.of(row.getString(1)), row.getLong(2)));
        return counts;
    }

    /** The user of a session that still lives: one read by primary keys (D23). */
    public Optional<UserView> findBySession(String sessionId) {
        return Sql.first(
                em,
                "select " + COLUMNS + " from user_session s join users u on u.id = s.user_id"
                        + " where s.id = ? and s.ended_at is null and s.expires_at > clock_timestamp()",
                this::view,
                sessionId);
    }

    /** The sessions among these that have not ended, of active users. */
    public Set<String> aliveSessions(Set<String> sessionIds) {
        return new HashSet<>(Sql.list(
                em,
                "select s.id from user_session s join users u on u.id = s.user_id where s.id = any (?)"
                        + " and s.ended_at is null and s.expires_at > clock_timestamp() and u.active",
                row -> row.getString(1),
                sessionIds));
    }

    /** Adds a user; unique names are the database's to defend. */
    public long insert(NewUser user) {
        return Sql.first(
                        em,
                        "insert into users (username, username_key, wallet_address, wallet_address_hash, email, user_type)"
                                + " values (?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        user.username(),
                        user.usernameKey(),
                        user.wallet(),
                        user.walletHash(),
                        user.email(),
                        user.type().text())
                .orElseThrow();
    }

    /** A user to be. */
    public record NewUser(
            String username, String usernameKey, String wallet, String walletHash, String email, UserType type) {}

    /**
     * Changes name and address; a new address is unverified.
     *
     * @param version the version that was read
     * @return false when somebody changed the user meanwhile
     */
    public boolean update(long id, long version, String username, String usernameKey, String email) {
        return Sql.update(
                        em,
                        "update users set username = ?, username_key = ?, email_verified = email_verified and email = ?,"
                                + " email = ?, version = version + 1, updated_at = now() where id = ? and version = ?",
                        username,
                        usernameKey,
                        email,
                        email,
                        id,
                        version)
                == 1;
    }

    private UserView view(ResultSet row) throws SQLException {
        UserType type = UserType.of(row.getString("user_type"));
        String wallet = row.getString("wallet_address");
        return new UserView(
                row.getLong("id"),
                row.getString("username"),
                Wallets.shown(wallet),
                row.getString("email"),
                row.getBoolean("email_verified"),
                type,
                roles(type, wallet),
                row.getBoolean("active"),
                time(row, "created_at"),
                time(row, "updated_at"),
                row.getLong("version"));
    }

    private Set<String> roles(UserType type, String wallet) {
        Set<String> roles = new TreeSet<>(Set.of(type.text()));
        if (settings.adminWallets().contains(wallet)) {
            roles.add("admin");
        }
        if (settings.arbiterWallets().contains(wallet)) {
            roles.add("arbiter");
        }
        return roles;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
