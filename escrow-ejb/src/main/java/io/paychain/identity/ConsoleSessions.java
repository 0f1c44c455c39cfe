package io.paychain.identity;

import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may be in the operators' console: an operator with an opaque token that lives as long as
 * the session it was made from, and at most 30 idle minutes.
 */
@Stateless
public class ConsoleSessions {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final int MAX_TOKEN = 200;

    /** Who may open the console; its filter decides what each sees. */
    private static final Set<String> OPERATORS = Set.of("admin", "arbiter", "auditor", "support");

    @Inject
    EntityManager em;

    @Inject
    Users users;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Opens the console for an administrator, arbiter, auditor or supporter and returns the token of its cookie.
     *
     * @throws Refusal when the caller is none
     */
    public String open(Caller caller) {
        if (caller.sessionId() == null || OPERATORS.stream().noneMatch(caller::is)) {
            throw new Refusal(CommonProblem.FORBIDDEN, "The console is for operators.");
        }
        Instant now = clock.instant();
        Sql.update(em, "delete from console_session where seen_at < ?", now.minus(IDLE));
        String token = secrets.token();
        Sql.update(
                em,
                "insert into console_session (token_hash, session_id, created_at, seen_at) values (?, ?, ?, ?)",
                Secrets.hash(token),
                caller.sessionId(),
                now,
                now);
        return token;
    }

    /**
     * Checks a token and keeps it alive: asked on every request of the console, so that the end of the
     * session, of the account or of the role counts at once.
     */
    public Optional<Caller> seen(@Nullable String token) {
        if (token == null || token.isEmpty() || token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Sql.first(
                        em,
                        "update console_session set seen_at = ? where token_hash = ? and seen_at > ? returning session_id",
                        row -> row.getString(1),
                        now,
                        Secrets.hash(token),
                        now.minus(IDLE))
                .flatMap(this::operator);
    }

    private Optional<Caller> operator(String session) {
        return users.findBySession(session)
                .filter(user -> user.active() && user.roles().stream().anyMatch(OPERATORS::contains))
                .map(user -> caller(user, session));
    }

    private static Caller caller(UserView user, String session) {
        return new Caller(user.id(), session, user.wallet(), user.roles());
    }
}
