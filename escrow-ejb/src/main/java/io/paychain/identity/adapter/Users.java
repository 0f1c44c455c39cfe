package io.paychain.identity.adapter;

import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.EmailAddress;
import io.paychain.identity.domain.PersonalData;
import io.paychain.platform.persistence.Sql;
import io.paychain.platform.time.TestOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The users table. Call inside a transaction. */
@ApplicationScoped
public class Users {

    static final String COLUMNS = "u.id, u.username, u.wallet_address, u.email, u.email_verified,"
            + " u.pending_email, u.user_type, u.active, u.created_at, u.updated_at, u.version,"
            + " array(select p.role from platform_role p where p.user_id = u.id) as granted_roles,"
            + " array(select w.address from user_wallet w where w.user_id = u.id) as wallets";
    private static final int MAX_BATCH = 1000;

    // The database's clock, so that a server whose own steps back revives no session; a test clock moves it.
    static final String NOW = "clock_timestamp() + make_interval(secs => ?)";

    /**
     * Not true of accounts that registered under earlier rules and never proved an address: nobody was ever in
     * them, and nothing opens them now.
     */
    static final String REAL = "(u.wallet_address is not null or u.first_verified_at is not null)";

    @Inject
    EntityManager em;

    @Inject
    IdentitySettings settings;

    @Inject
    Secrets secrets;

    @Inject
    Names names;

    @Inject
    WalletRows wallets;

    @Inject
    Clock clock;

    @Inject
    TestOffset ahead;

    /** One user by id. */
    public Optional<UserView> find(long id) {
        return Sql.first(em, "select " + COLUMNS + " from users u where u.id = ?", this::view, id);
    }

    /** The user who has a wallet, lower-case, be it their primary one or not. */
    public Optional<UserView> findByWallet(String wallet) {
        return Sql.first(
                em,
                "select " + COLUMNS + " from user_wallet own join users u on u.id = own.user_id where own.address = ?",
                this::view,
                wallet);
    }

    /** The user who has proven an address, given in its normal form. */
    public Optional<UserView> findByEmail(String email) {
        return Sql.first(
                em, "select " + COLUMNS + " from users u where u.email = ? and u.email_verified", this::view, email);
    }

    /**
     * Nobody else changes the user, nor what opens their account, until the transaction ends; sessions of their
     * own may still be opened, of applications not ({@link GrantRows#hold}). Whoever changes more than one row of an
     * account begins with this, else two could wait for each other.
     */
    public void lock(long id) {
        Sql.list(em, "select 1 from users where id = ? for no key update", row -> true, id);
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
                        + " where s.id = ? and s.ended_at is null and s.expires_at > " + NOW,
                this::view,
                sessionId,
                ahead.seconds());
    }

    /** The sessions among these that have not ended, of active users. */
    public Set<String> aliveSessions(Set<String> sessionIds) {
        return new HashSet<>(Sql.list(
                em,
                "select s.id from user_session s join users u on u.id = s.user_id where s.id = any (?)"
                        + " and s.ended_at is null and s.expires_at > " + NOW + " and u.active",
                row -> row.getString(1),
                sessionIds,
                ahead.seconds()));
    }

    /**
     * Adds a user; unique names and proven addresses are the database's to defend.
     *
     * @throws Refusal USERNAME_TAKEN
     */
    public long insert(NewUser user) {
        names.claim(user.username());
        Instant now = clock.instant();
        long id = insert(user, now);
        if (user.wallet() != null) {
            wallets.add(id, user.wallet(), now);
        }
        return id;
    }

    private long insert(NewUser user, Instant now) {
        return Sql.first(
                        em,
                        "insert into users (username, username_key, wallet_address, wallet_address_hash, email,"
                                + " email_disposable, email_verified, first_verified_at, user_type, created_at,"
                                + " updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        user.username(),
                        PersonalData.usernameKey(user.username()),
                        user.wallet(),
                        user.wallet() == null ? null : secrets.walletHash(user.wallet()),
                        user.email(),
                        disposable(user.email()),
                        user.proven(),
                        user.proven() ? now : null,
                        user.type().text(),
                        now,
                        now)
                .orElseThrow();
    }

    private static boolean disposable(String email) {
        return EmailAddress.parse(email).map(EmailAddress::disposable).orElse(false);
    }

    /**
     * A user to be.
     *
     * @param wallet in lower case; null for somebody who comes with a password
     * @param proven whether they have shown to read the address
     */
    public record NewUser(String username, @Nullable String wallet, String email, boolean proven, UserType type) {}

    /**
     * Notes that a user has shown to read the address that they wait for, or the unproven one that they have.
     *
     * @return false when it is another by now
     */
    boolean prove(long id, String email, Instant now) {
        return Sql.update(
                        em,
                        "update users set email = ?, email_disposable = ?, email_verified = true, pending_email = null,"
                                + " first_verified_at = coalesce(first_verified_at, ?), version = version + 1,"
                                + " updated_at = ? where id = ?"
                                + " and (pending_email = ? or (email = ? and not email_verified))",
                        email,
                        disposable(email),
                        now,
                        now,
                        id,
                        email,
                        email)
                == 1;
    }

    /** Forgets the address that a user waits for. @return false when there was none */
    boolean cancelMove(long id) {
        return Sql.update(
                        em,
                        "update users set pending_email = null, version = version + 1, updated_at = ?"
                                + " where id = ? and pending_email is not null",
                        clock.instant(),
                        id)
                == 1;
    }

    /**
     * Changes name and address. A proven address stays in force, and the new one waits until it is proven, too.
     *
     * @param version the version that was read
     * @return false when somebody changed the user meanwhile
     */
    public boolean update(long id, long version, String username, String email) {
        return Sql.update(
                        em,
                        "update users set username = ?, username_key = ?,"
                                + " pending_email = case when email_verified and email <> ? then ? else pending_email end,"
                                + " email_disposable = case when email_verified then email_disposable else ? end,"
                                + " email = case when email_verified then email else ? end,"
                                + " version = version + 1, updated_at = ? where id = ? and version = ?",
                        username,
                        PersonalData.usernameKey(username),
                        email,
                        email,
                        disposable(email),
                        email,
                        clock.instant(),
                        id,
                        version)
                == 1;
    }

    UserView view(ResultSet row) throws SQLException {
        UserType type = UserType.of(row.getString("user_type"));
        String wallet = row.getString("wallet_address");
        Set<String> all = texts(row, "wallets");
        return new UserView(
                row.getLong("id"),
                row.getString("username"),
                wallet == null ? null : Wallets.shown(wallet),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("pending_email"),
                type,
                roles(type, all, texts(row, "granted_roles")),
                row.getBoolean("active"),
                time(row, "created_at"),
                time(row, "updated_at"),
                row.getLong("version"),
                all);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(List.of((String[]) row.getArray(column).getArray()));
    }

    /** Of their type, given by administrators, and by the configuration. */
    private Set<String> roles(UserType type, Set<String> wallets, Set<String> granted) {
        Set<String> roles = new TreeSet<>(granted);
        roles.add(type.text());
        if (!Collections.disjoint(settings.adminWallets(), wallets)) {
            roles.add("admin");
        }
        if (!Collections.disjoint(settings.arbiterWallets(), wallets)) {
            roles.add("arbiter");
        }
        return roles;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
