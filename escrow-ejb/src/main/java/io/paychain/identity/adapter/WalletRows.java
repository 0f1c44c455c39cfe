package io.paychain.identity.adapter;

import io.paychain.identity.api.WalletView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wallets of people; the primary one stands in users, too. Addresses are lower-case. Call inside a transaction. */
@ApplicationScoped
class WalletRows {

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** A person's wallets, the primary one first, then the oldest. */
    List<WalletView> list(long userId) {
        return Sql.list(
                em,
                "select w.address, w.address = u.wallet_address as main, w.added_at, w.last_used_at"
                        + " from user_wallet w join users u on u.id = w.user_id where w.user_id = ?"
                        + " order by w.address = u.wallet_address desc, w.added_at, w.address",
                WalletRows::view,
                userId);
    }

    private static WalletView view(ResultSet row) throws SQLException {
        return new WalletView(
                Wallets.shown(Objects.requireNonNull(row.getString("address"))),
                row.getBoolean("main"),
                Objects.requireNonNull(Sql.instant(row, "added_at")),
                Sql.instant(row, "last_used_at"));
    }

    /** Adds one; that nobody else has it is the database's to defend. */
    void add(long userId, String address, Instant now) {
        Sql.update(
                em,
                "insert into user_wallet (address, address_hash, user_id, added_at) values (?, ?, ?, ?)",
                address,
                secrets.walletHash(address),
                userId,
                now);
    }

    /** Notes that it signs in. @return false when it was taken away just now */
    boolean used(String address, Instant now) {
        return Sql.update(em, "update user_wallet set last_used_at = ? where address = ?", now, address) == 1;
    }

    /** Makes it the primary one; null leaves the person without. @return false when it was already */
    boolean setPrimary(long userId, @Nullable String address) {
        return Sql.update(
                        em,
                        "update users set wallet_address = ?, wallet_address_hash = ?, version = version + 1,"
                                + " updated_at = ? where id = ? and wallet_address is distinct from ?",
                        address,
                        address == null ? null : secrets.walletHash(address),
                        clock.instant(),
                        userId,
                        address)
                == 1;
    }

    /** Takes one away, and remembers whose it was: what was done with it was done by them. */
    void remove(long userId, String address, Instant now) {
        Sql.update(em, "delete from user_wallet where user_id = ? and address = ?", userId, address);
        Sql.update(
                em,
                "insert into former_wallet (user_id, address, removed_at) values (?, ?, ?)"
                        + " on conflict (user_id, address) do update set removed_at = excluded.removed_at",
                userId,
                address,
                now);
    }
}
