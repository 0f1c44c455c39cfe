package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.PersonalData;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of signing in. Refusals that must leave a trace (reuse of a refresh token) are
 * outcomes here and exceptions only outside, because an exception would roll the trace back.
 */
@Stateless
public class SignInStore {

    /** For so long an old refresh token still answers its successor (D28). */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration REGISTRATION_LIFE = Duration.ofMinutes(10);

    @Inject
    OneUseTokens oneUse;

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    Secrets secrets;

    /** An open session with the refresh token just made for it. */
    public record Opened(UserView user, String sessionId, String refreshToken, Instant refreshExpires) {}

    /** How a sign-in with a valid signature ends: exactly one part is there. */
    public record Entered(@Nullable Opened opened, @Nullable String registrationToken, Instant expires) {}

    /** Keeps a nonce. */
    public void addNonce(String nonce, String wallet, Instant expires) {
        oneUse.addNonce(nonce, wallet, expires);
    }

    /**
     * Uses up the nonce and opens a session, or hands out a registration token.
     *
     * @throws Refusal when the nonce does not work, or the user is disabled
     */
    public Entered enter(String nonce, String wallet, Instant now) {
        if (!oneUse.takeNonce(nonce, wallet, now)) {
            throw new Refusal(IdentityProblem.NONCE_INVALID, "Ask for a new nonce.");
        }
        Optional<UserView> user = users.findByWallet(wallet);
        if (user.isPresent()) {
            Opened opened = open(user.get(), now);
            return new Entered(opened, null, opened.refreshExpires());
        }
        String token = secrets.token();
        oneUse.addRegistration(token, wallet, now.plus(REGISTRATION_LIFE));
        return new Entered(null, token, now.plus(REGISTRATION_LIFE));
    }

    /**
     * Registers the token's wallet. A refusal rolls back and so leaves the token usable (D22).
     *
     * @throws Refusal when the token does not work or a name is taken
     */
    public Opened register(String token, String username, String email, UserType type, Instant now) {
        String wallet = oneUse.takeRegistration(token, now)
                .orElseThrow(() -> new Refusal(IdentityProblem.REGISTRATION_TOKEN_INVALID, "Sign in again."));
        String key = PersonalData.usernameKey(username);
        try {
            long id = users.insert(new Users.NewUser(username, key, wallet, secrets.walletHash(wallet), email, type));
            return open(users.find(id).orElseThrow(), now);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }

    private Opened open(UserView user, Instant now) {
        if (!user.active()) {
            throw new Refusal(IdentityProblem.ACCOUNT_DISABLED, "An administrator has disabled this account.");
        }
        String session = sessions.open(user.id(), now);
        String token = secrets.token();
        return new Opened(user, session, token, sessions.addRefresh(session, token, now));
    }

    /**
     * Exchanges a refresh token for its successor.
     *
     * @return empty when it is unknown, expired or reused; reuse has then ended the session
     */
    public Optional<Opened> exchange(String token, Instant now) {
        Sessions.Found found = sessions.lockRefresh(token, now).orElse(null);
        if (found == null || !found.live()) {
            return Optional.empty();
        }
        UserView user = users.find(found.userId()).filter(UserView::active).orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        Instant used = found.usedAt();
        if (used != null && !now.isBefore(used.plus(GRACE))) {
            sessions.end(found.sessionId(), "reuse", now);
            return Optional.empty();
        }
        return Optional.of(succeed(found, user, token, now));
    }

    private Opened succeed(Sessions.Found found, UserView user, String token, Instant now) {
        if (found.usedAt() == null) {
            sessions.use(token, now);
        }
        String next = secrets.successor(token);
        return new Opened(user, found.sessionId(), next, sessions.addRefresh(found.sessionId(), next, now));
    }

    /** Ends the session, or all sessions of its user. */
    public void leave(String sessionId, long userId, boolean all, Instant now) {
        if (all) {
            sessions.endAll(userId, "logout_all", now);
        } else {
            sessions.end(sessionId, "logout", now);
        }
    }

    /** Ends the session a refresh token belongs to; an unknown token ends nothing. */
    public void leave(String refreshToken, Instant now) {
        sessions.lockRefresh(refreshToken, now).ifPresent(f -> sessions.end(f.sessionId(), "logout", now));
    }

    /** Deletes what has expired. */
    public int sweep(Instant now) {
        return oneUse.sweep(now);
    }
}
