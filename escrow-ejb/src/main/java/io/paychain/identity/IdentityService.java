package io.paychain.identity;

import io.paychain.identity.adapter.IdentityUpdates;
import io.paychain.identity.adapter.SessionCallers;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.adapter.WaysIn;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserSummary;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who users are, and whether a token still stands for one. */
@Stateless
public class IdentityService {

    @Inject
    Users users;

    @Inject
    WaysIn ways;

    @Inject
    SessionCallers callers;

    @Inject
    IdentityUpdates updates;

    /**
     * The caller behind a verified access token, as of now: one read by primary keys, so that roles,
     * {@code active} and the end of a session count at once (D23).
     *
     * @throws Refusal when the session has ended, or is not the user's
     */
    public Caller authenticate(String sessionId, long userId) {
        return session(sessionId)
                .filter(caller -> caller.userId() == userId)
                .orElseThrow(() -> new Refusal(IdentityProblem.SESSION_ENDED, "Sign in again."));
    }

    /** Whether a session still lives and its user is active. */
    public boolean sessionAlive(String sessionId) {
        return session(sessionId).isPresent();
    }

    /** Those of the sessions that have not ended, of active users; one statement however many are asked for. */
    public Set<String> sessionsAlive(Set<String> sessionIds) {
        return users.aliveSessions(sessionIds);
    }

    private Optional<Caller> session(String sessionId) {
        return callers.of(sessionId);
    }

    /** The caller's own account. */
    public UserView me(Caller caller) {
        return user(caller.userId());
    }

    /**
     * A user, for themselves, administrators and auditors (D33). Others read of somebody only what a job
     * says of its parties.
     *
     * @throws Refusal FORBIDDEN, whether or not there is such a user; NOT_FOUND
     */
    public UserView find(Caller caller, long id) {
        if (caller.userId() != id && !caller.is("admin") && !caller.is("auditor")) {
            throw new Refusal(CommonProblem.FORBIDDEN, "You may read only your own account.");
        }
        return user(id);
    }

    private UserView user(long id) {
        return users.find(id).orElseThrow(() -> Refusal.notFound("user"));
    }

    /** What anybody may know of the user behind a wallet, 0x address in any case; empty for a stranger's. */
    public Optional<UserSummary> byWallet(String wallet) {
        return users.findByWallet(wallet.toLowerCase(Locale.ROOT)).map(UserView::summary);
    }

    /**
     * Lets nobody take a wallet from somebody, nor forget them, until the transaction ends. Takes the lock of the
     * account, which comes last ({@link io.paychain.identity.adapter.WaysIn#lock}).
     *
     * @param wallet lower-case
     * @return false when it is not theirs, or the account is locked
     */
    public boolean holdWallet(long userId, String wallet) {
        return ways.hold(userId, wallet);
    }

    /** How many active users there are of each primary type; a type without users is missing. */
    public Map<UserType, Long> counts() {
        return users.counts();
    }

    /** What anybody may know of some users, at most 1 000 at once; unknown ids are left out. */
    public Map<Long, UserSummary> summaries(Collection<Long> ids) {
        Map<Long, UserSummary> found = new HashMap<>();
        users.find(new HashSet<>(ids)).forEach(user -> found.put(user.id(), user.summary()));
        return found;
    }

    /**
     * Changes the caller's own account, or as an administrator another's (D33). A proven address stays in force until
     * the new one is proven.
     *
     * @param expected the version the caller read; null changes whatever there is
     * @throws Refusal when it is not theirs, a member is wrong, the name is taken, or the version has moved on;
     *     STEP_UP_REQUIRED when the address changes
     */
    @Idempotent
    public UserView update(Caller caller, long id, UserChange change, @Nullable Long expected) {
        if (caller.userId() != id && !caller.is("admin")) {
            throw new Refusal(CommonProblem.FORBIDDEN, "You may change only your own account.");
        }
        return updates.apply(caller, user(id), change, expected);
    }

    /** Sends the link to the address that the caller has yet to prove, if there is one. */
    public void resend(Caller caller) {
        updates.resend(user(caller.userId()));
    }

    /** Stays at the address in force: the one that the caller waits for is forgotten. */
    public void stay(Caller caller) {
        updates.stay(caller.userId());
    }
}
