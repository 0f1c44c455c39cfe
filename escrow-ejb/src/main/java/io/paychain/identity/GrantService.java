package io.paychain.identity;

import io.paychain.identity.adapter.GrantRows;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.Sessions;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.Grant;
import io.paychain.identity.api.GrantTokens;
import io.paychain.identity.api.NewGrant;
import io.paychain.identity.api.Proof;
import io.paychain.identity.api.UserView;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in which applications act for people. Each is a session like any other: logout of all, a new password, a
 * disabled account end it, and with it its tokens and sockets.
 */
@Stateless
public class GrantService {

    /** For so long an old refresh token still answers its successor (D28). */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Inject
    GrantRows rows;

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * What an exchange of a refresh token came to.
     *
     * @param tokens null when it does not work
     * @param reused whose grant this ended, because the token had been used before; null otherwise
     * @param beyond whether more was wanted than the grant holds; the token still may be exchanged
     */
    public record Exchanged(
            @Nullable GrantTokens tokens, @Nullable Grant reused, boolean beyond) {

        private static final Exchanged REFUSED = new Exchanged(null, null, false);
        private static final Exchanged BEYOND = new Exchanged(null, null, true);

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Exchanged[" + (tokens != null) + "]";
        }
    }

    /** How and when the caller's session was last shown whose it is. */
    public Proof proof(Caller caller) {
        return Optional.ofNullable(caller.sessionId())
                .flatMap(rows::proof)
                .orElseThrow(() -> new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token."));
    }

    /** The same from what {@link #proof(Caller)} told earlier. */
    public Proof proof(Instant at, List<String> methods) {
        return GrantRows.proof(at, methods);
    }

    /**
     * Has everybody wait who would lock one of these accounts, or end all sessions of one, until the transaction ends; so
     * begin with it, then look, then {@link #open}. Whoever ends more than one row of an account holds that first, too.
     *
     * @return whether all of them are there and active
     */
    public boolean hold(Set<Long> userIds) {
        return rows.hold(userIds);
    }

    /** Lets an application act; empty when the person has been disabled since they agreed. */
    public Optional<GrantTokens> open(NewGrant wanted) {
        if (!users.find(wanted.userId()).map(UserView::active).orElse(false)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        rows.makeRoom(wanted.userId(), wanted.clientId(), now);
        String id = rows.open(wanted, now);
        String token = secrets.token();
        rows.addRefresh(id, token, now);
        return rows.find(id, now).map(grant -> new GrantTokens(grant, token));
    }

    /**
     * Exchanges a refresh token for its successor; one that was used before ends its grant (D28).
     *
     * @param tokenKey thumbprint of the key that the client has just shown to hold; null for none
     * @param wanted scopes that must be the grant's; may be empty
     */
    public Exchanged exchange(String clientId, String refreshToken, @Nullable String tokenKey, Set<Scope> wanted) {
        Instant now = clock.instant();
        GrantRows.Found found = rows.lockRefresh(refreshToken, now)
                .filter(token -> token.live()
                        && token.grant().clientId().equals(clientId)
                        && Objects.equals(token.grant().tokenKey(), tokenKey))
                .orElse(null);
        if (found == null) {
            return Exchanged.REFUSED;
        }
        Instant used = found.usedAt();
        if (used != null && !now.isBefore(used.plus(GRACE))) {
            sessions.end(found.grant().sessionId(), "reuse", now);
            return new Exchanged(null, found.grant(), false);
        }
        return found.grant().scopes().containsAll(wanted)
                ? new Exchanged(new GrantTokens(found.grant(), succeed(found, refreshToken, now)), null, false)
                : Exchanged.BEYOND;
    }

    private String succeed(GrantRows.Found found, String token, Instant now) {
        String session = found.grant().sessionId();
        if (found.usedAt() == null) {
            rows.use(session, token, now);
        }
        String next = secrets.successor(token);
        rows.addRefresh(session, next, now);
        return next;
    }

    /** The grant of a session, if it still lives. */
    public Optional<Grant> find(String sessionId) {
        return rows.find(sessionId, clock.instant());
    }

    /**
     * The grant of a refresh token.
     *
     * @param fresh whether only a token counts that still may be exchanged
     */
    public Optional<Grant> byRefresh(String refreshToken, boolean fresh) {
        return rows.lockRefresh(refreshToken, clock.instant())
                .filter(found -> found.live() && !(fresh && found.usedAt() != null))
                .map(GrantRows.Found::grant);
    }

    /** A person's grants that still live, the latest used first, at most 100. */
    public List<Grant> list(long userId) {
        return rows.list(userId, clock.instant());
    }

    /** Ends one grant: as {@code revoked}, or for the {@code reuse} of what opened it. */
    public void end(String sessionId, String reason) {
        sessions.end(sessionId, reason, clock.instant());
    }

    /** Ends all grants that a person has given an application. @return how many */
    public int endOf(long userId, String clientId) {
        return rows.endAll(clientId, userId, "ended", clock.instant());
    }

    /** Ends all grants of an application, everybody's: as {@code client_deleted}, or because its owner was {@code disabled}. */
    public void endClient(String clientId, String reason) {
        rows.endAll(clientId, null, reason, clock.instant());
    }
}
