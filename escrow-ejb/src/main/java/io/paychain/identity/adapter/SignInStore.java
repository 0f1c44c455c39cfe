package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
    WaysIn ways;

    @Inject
    WalletRows wallets;

    @Inject
    Sessions sessions;

    @Inject
    Secrets secrets;

    @Inject
    Addresses addresses;

    @Inject
    PasswordRows passwords;

    @Inject
    Devices devices;

    @Inject
    SecondFactors factors;

    /** An open session with the refresh token just made for it, and what its holder has shown so far. */
    public record Opened(
            UserView user,
            String sessionId,
            String refreshToken,
            Instant refreshExpires,
            @Nullable String deviceToken,
            Set<AuthMethod> shown) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Opened[user=" + user.id() + "]";
        }
    }

    /** How a sign-in with a valid signature or password ends: exactly one part is there. */
    public record Entered(
            @Nullable Opened opened,
            @Nullable String registrationToken,
            SecondFactors.@Nullable Asked secondFactor,
            Instant expires) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Entered[]";
        }
    }

    /** Keeps a nonce. */
    public void addNonce(String nonce, String wallet, Instant expires) {
        oneUse.addNonce(nonce, wallet, expires);
    }

    /** True when a nonce was given out for this wallet and can be used; it stays. */
    public boolean stands(String nonce, String wallet, Instant now) {
        return oneUse.hasNonce(nonce, wallet, now);
    }

    /**
     * Uses up the nonce and opens a session, or hands out a registration token.
     *
     * @throws Refusal when the nonce does not work, or the user is disabled
     */
    public Entered enter(String nonce, String wallet, Visitor visitor, Instant now) {
        if (!oneUse.takeNonce(nonce, wallet, now)) {
            throw new Refusal(IdentityProblem.NONCE_INVALID, "Ask for a new nonce.");
        }
        Optional<UserView> user = users.findByWallet(wallet);
        // The account before its wallet, as whoever removes one.
        user.ifPresent(theirs -> ways.keep(theirs.id()));
        if (user.isPresent() && wallets.used(wallet, now)) {
            return enter(user.get(), true, visitor, now);
        }
        String token = secrets.token();
        oneUse.addRegistration(token, wallet, now.plus(REGISTRATION_LIFE));
        return new Entered(null, token, null, now.plus(REGISTRATION_LIFE));
    }

    /**
     * Registers the token's wallet. A refusal rolls back and so leaves the token usable (D22).
     *
     * @throws Refusal when the token does not work or a name is taken
     */
    public Opened register(String token, String username, String email, UserType type, Visitor visitor, Instant now) {
        String wallet = oneUse.takeRegistration(token, now)
                .orElseThrow(() -> new Refusal(IdentityProblem.REGISTRATION_TOKEN_INVALID, "Sign in again."));
        try {
            long id = users.insert(new Users.NewUser(username, wallet, email, false, type));
            addresses.ask(MailLinks.Whose.user(id), email, now);
            return open(users.find(id).orElseThrow(), Set.of(AuthMethod.WALLET), visitor, null, now);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }

    /**
     * Opens a session for somebody whose password was right, and knows their device from now on; or asks
     * for a second factor.
     *
     * @param hash what the password was checked against
     * @return empty when the password was changed since
     * @throws Refusal when the user is disabled; SECOND_STEP_IMPOSSIBLE when they want a second step and have none left
     */
    public Optional<Entered> enter(long userId, String hash, Visitor visitor, Instant now) {
        if (!passwords.stands(userId, hash)) {
            return Optional.empty();
        }
        UserView user = users.find(userId).orElseThrow();
        if (user.active() && factors.unmeetable(userId)) {
            throw new Refusal(
                    IdentityProblem.SECOND_STEP_IMPOSSIBLE,
                    "You wanted a second step after your password, and your passkeys are stopped and your recovery"
                            + " codes used up. Sign in with a wallet, or set a new password by mail.");
        }
        return Optional.of(enter(user, false, visitor, now));
    }

    private Entered enter(UserView user, boolean byWallet, Visitor visitor, Instant now) {
        Set<SecondFactor> demanded = factors.demanded(user.id(), byWallet);
        if (demanded.isEmpty() || !user.active()) { // which opening refuses
            Set<AuthMethod> shown = Set.of(byWallet ? AuthMethod.WALLET : AuthMethod.PASSWORD);
            Opened opened = open(user.id(), shown, visitor, now);
            return new Entered(opened, null, null, opened.refreshExpires());
        }
        SecondFactors.Asked asked = factors.ask(user.id(), byWallet, demanded, now);
        return new Entered(null, null, asked, asked.expires());
    }

    /** Opens a session for somebody who has given all that was asked; without a wallet that leaves a token on the device. */
    public Opened open(long userId, Set<AuthMethod> shown, Visitor visitor, Instant now) {
        String device = shown.contains(AuthMethod.WALLET) ? null : devices.seen(userId, visitor.deviceToken(), now);
        return open(users.find(userId).orElseThrow(), shown, visitor, device, now);
    }

    private Opened open(
            UserView user, Set<AuthMethod> shown, Visitor visitor, @Nullable String deviceToken, Instant now) {
        if (!user.active()) {
            throw new Refusal(IdentityProblem.ACCOUNT_DISABLED, "An administrator has disabled this account.");
        }
        String session = sessions.open(user.id(), shown, visitor, now);
        String token = secrets.token();
        return new Opened(user, session, token, sessions.addRefresh(session, token, now), deviceToken, shown);
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
            sessions.use(found.sessionId(), token, now);
        }
        String next = secrets.successor(token);
        Instant expires = sessions.addRefresh(found.sessionId(), next, now);
        return new Opened(user, found.sessionId(), next, expires, null, found.shown());
    }

    /** Ends the session, or all sessions of its user. */
    public void leave(String sessionId, long userId, boolean all, Instant now) {
        if (all) {
            users.lock(userId);
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
