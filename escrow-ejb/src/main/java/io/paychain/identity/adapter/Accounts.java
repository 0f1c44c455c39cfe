package io.paychain.identity.adapter;

import io.paychain.identity.api.AccountView;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts as operators find them. Call inside a transaction. */
@ApplicationScoped
public class Accounts {

    private static final String FACTS = "select u.id,"
            + " array(select p.role from platform_role p where p.user_id = u.id) as granted,"
            + " exists (select 1 from totp t where t.user_id = u.id and t.confirmed_at is not null)"
            + " or exists (select 1 from passkey k where k.user_id = u.id and k.suspended_at is null) as second_factor,"
            + " s.open, s.seen, u.erased_at is not null as erased from users u left join lateral (select count(*) as open, max(seen_at) as seen"
            + " from user_session s where s.user_id = u.id and s.ended_at is null and s.expires_at > ?) s on true"
            + " where u.id = any (?)";

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    Clock clock;

    private record Facts(
            Set<String> granted,
            boolean secondFactor,
            long open,
            @Nullable Instant seen,
            boolean erased) {}

    /**
     * Accounts before one, newest first; at most so many. Two statements more, however many are found.
     *
     * @param words part of name or address, or the start of a wallet, in any case; empty for all
     * @param role a granted role; empty for all
     */
    public List<AccountView> list(String words, String role, long before, int most) {
        String like = '%' + words.replaceAll("([\\\\%_])", "\\\\$1") + '%';
        List<Long> ids = Sql.list(
                em,
                "select u.id from users u where u.id < ? and (? = '' or u.username_key like ? or u.email like ?"
                        + " or exists (select 1 from user_wallet w where w.user_id = u.id and w.address like ?)) and (? = '' or exists (select 1 from platform_role p"
                        + " where p.user_id = u.id and p.role = ?)) order by u.id desc limit ?",
                row -> row.getLong(1),
                before,
                words,
                like,
                like,
                like,
                role,
                role,
                most);
        return views(ids);
    }

    /** These accounts, in this order; unknown ids are left out. */
    public List<AccountView> views(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, UserView> known = new HashMap<>();
        users.find(ids).forEach(user -> known.put(user.id(), user));
        Map<Long, Facts> facts = facts(ids);
        List<AccountView> views = new ArrayList<>();
        for (Long id : ids) {
            UserView user = known.get(id);
            Facts more = facts.get(id);
            if (user != null && more != null) {
                views.add(view(user, more));
            }
        }
        return views;
    }

    private Map<Long, Facts> facts(Collection<Long> ids) {
        Map<Long, Facts> facts = new HashMap<>();
        Sql.list(em, FACTS, row -> facts.put(row.getLong("id"), facts(row)), clock.instant(), ids);
        return facts;
    }

    private static Facts facts(ResultSet row) throws SQLException {
        String[] granted = (String[]) row.getArray("granted").getArray();
        return new Facts(
                new TreeSet<>(Arrays.asList(granted)),
                row.getBoolean("second_factor"),
                row.getLong("open"),
                Sql.instant(row, "seen"),
                row.getBoolean("erased"));
    }

    private static AccountView view(UserView user, Facts facts) {
        return new AccountView(
                user.id(),
                user.username(),
                user.walletAddress(),
                user.email(),
                user.emailVerified(),
                user.userType(),
                user.roles(),
                facts.granted(),
                user.active(),
                facts.secondFactor(),
                facts.open(),
                facts.seen(),
                user.createdAt(),
                facts.erased());
    }

    /** Whether it is an account that somebody had erased. */
    public boolean erased(long id) {
        return Sql.first(em, "select 1 from users where id = ? and erased_at is not null", row -> true, id)
                .isPresent();
    }

    /** Locks or opens an account. @return false when it was so already, or is nobody's */
    public boolean setActive(long id, boolean active) {
        return Sql.update(
                        em,
                        "update users set active = ?, version = version + 1, updated_at = ?"
                                + " where id = ? and active <> ?",
                        active,
                        clock.instant(),
                        id,
                        active)
                == 1;
    }
}
