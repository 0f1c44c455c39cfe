package io.paychain.identity.adapter;

import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import io.paychain.platform.time.TestOffset;
import io.paychain.shared.Caller;
import io.paychain.shared.Delegation;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who acts in a session that still lives: the person, or an application for them. */
@ApplicationScoped
public class SessionCallers {

    /** What of a person's roles an application has: the platform's own are never lent. */
    private static final Set<String> LENT =
            Arrays.stream(UserType.values()).map(UserType::text).collect(Collectors.toUnmodifiableSet());

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    TestOffset ahead;

    /** The caller behind a session: one read by primary keys (D23); empty when it has ended or its user is disabled. */
    public Optional<Caller> of(String sessionId) {
        return Sql.first(
                        em,
                        "select " + Users.COLUMNS + ", s.client_id, s.scopes from user_session s"
                                + " join users u on u.id = s.user_id"
                                + " where s.id = ? and s.ended_at is null and s.expires_at > " + Users.NOW,
                        row -> new Found(users.view(row), delegation(row)),
                        sessionId,
                        ahead.seconds())
                .filter(found -> found.user().active())
                .map(found -> caller(found, sessionId));
    }

    private record Found(UserView user, @Nullable Delegation delegation) {}

    private static Caller caller(Found found, String sessionId) {
        UserView user = found.user();
        Set<String> roles = found.delegation() == null
                ? user.roles()
                : user.roles().stream().filter(LENT::contains).collect(Collectors.toUnmodifiableSet());
        return new Caller(user.id(), sessionId, user.wallet(), roles, found.delegation());
    }

    private static @Nullable Delegation delegation(ResultSet row) throws SQLException {
        String client = row.getString("client_id");
        return client == null ? null : new Delegation("client:" + client, scopes(row.getArray("scopes")));
    }

    /** The scopes of a column; texts that no release of today knows reach nothing. */
    static Set<Scope> scopes(Array column) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((String[]) column.getArray())
                .map(Scope::of)
                .flatMap(Optional::stream)
                .forEach(scopes::add);
        return scopes;
    }
}
