package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.KnownPasskey;
import io.paychain.identity.api.PasskeyView;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.identity.domain.PasskeyPurpose;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of passkeys. Nothing here checks a signature. What must leave a trace (a challenge that was
 * taken, a passkey that was stopped) is an outcome, because a refusal would roll it back.
 */
@Stateless
public class PasskeyStore {

    /** So many a person may have. */
    private static final int MOST = 20;

    @Inject
    PasskeyChallenges challenges;

    @Inject
    Passkeys passkeys;

    @Inject
    WaysIn ways;

    @Inject
    StepUp stepUp;

    @Inject
    Users users;

    @Inject
    SignInStore sessions;

    @Inject
    SecondFactors factors;

    @Inject
    Notices notices;

    /** What a registration starts from. */
    public record Begun(PasskeyChallenges.Fresh challenge, String handle, String username, List<KnownPasskey> has) {}

    /** What a signature is asked for with. */
    public record Asked(PasskeyChallenges.Fresh challenge, List<KnownPasskey> allowed) {}

    /**
     * Begins to add a passkey.
     *
     * @throws Refusal STEP_UP_REQUIRED, PASSKEY_LIMIT
     */
    public Begun begin(Caller caller, Instant now) {
        stepUp.require(caller);
        List<KnownPasskey> has = passkeys.named(caller.userId(), false);
        if (has.size() >= MOST) {
            throw tooMany();
        }
        return new Begun(
                challenges.make(PasskeyPurpose.REGISTER, session(caller), now),
                passkeys.handle(caller.userId()),
                users.find(caller.userId()).orElseThrow().username(),
                has);
    }

    private static Refusal tooMany() {
        return new Refusal(IdentityProblem.PASSKEY_LIMIT, "You may have " + MOST + " passkeys; remove one first.");
    }

    /** Gives a challenge to whoever wants to come in. */
    public Asked signIn(Instant now) {
        return new Asked(challenges.make(PasskeyPurpose.SIGN_IN, null, now), List.of());
    }

    /** Gives a challenge to somebody whose first step was right; empty when the token is not valid. */
    public Optional<Asked> secondFactor(String mfaToken, Instant now) {
        return factors.holder(mfaToken, now)
                .map(userId -> new Asked(
                        challenges.make(PasskeyPurpose.SECOND_FACTOR, Secrets.hash(mfaToken), now),
                        passkeys.named(userId, true)));
    }

    /** Gives a challenge to somebody who is to show anew who they are. */
    public Asked stepUp(Caller caller, Instant now) {
        return new Asked(
                challenges.make(PasskeyPurpose.STEP_UP, session(caller), now), passkeys.named(caller.userId(), true));
    }

    /** Takes the challenge of a registration. */
    public boolean takeRegistration(Caller caller, String challenge, Instant now) {
        return challenges.take(challenge, PasskeyPurpose.REGISTER, session(caller), now);
    }

    /**
     * Adds a passkey that was checked, and tells its owner.
     *
     * @throws Refusal PASSKEY_TAKEN, PASSKEY_LIMIT
     */
    public PasskeyView add(Caller caller, WebAuthn.Made made, String name, List<String> transports, Instant now) {
        ways.lock(caller.userId());
        if (passkeys.list(caller.userId()).size() >= MOST) {
            throw tooMany();
        }
        try {
            PasskeyView added = passkeys.add(caller.userId(), made, name, transports, now);
            notices.tell(caller.userId(), "passkey_added");
            return added;
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }

    /**
     * Takes the challenge that was signed, and finds the passkey; empty when either is not there.
     *
     * @param boundTo to whom the challenge was given; null for a sign-in
     */
    public Optional<WebAuthn.Known> take(
            String challenge, PasskeyPurpose purpose, @Nullable String boundTo, String credentialId, Instant now) {
        return challenges.take(challenge, purpose, boundTo, now) ? passkeys.find(credentialId) : Optional.empty();
    }

    /**
     * Opens a session for the holder of a passkey; empty when it has become worthless meanwhile.
     *
     * @throws Refusal ACCOUNT_DISABLED; EMAIL_NOT_VERIFIED for an account that has no wallet (D29)
     */
    public Optional<SignInStore.Opened> enter(WebAuthn.Outcome.Right right, Visitor visitor, Instant now) {
        if (!used(right, now)) {
            return Optional.empty();
        }
        UserView user = users.find(right.passkey().userId()).orElseThrow();
        if (user.active() && user.walletAddress() == null && !user.emailVerified()) {
            throw new Refusal(IdentityProblem.EMAIL_NOT_VERIFIED, "Open the link in the mail that we sent you.");
        }
        return Optional.of(sessions.open(user.id(), Set.of(right.passkey().method()), visitor, now));
    }

    /**
     * Ends a sign-in by a passkey as the second factor; empty when it has become worthless meanwhile.
     *
     * @throws Refusal MFA_TOKEN_INVALID when somebody else was faster
     */
    public Optional<SignInStore.Opened> finish(
            String mfaToken,
            SecondFactors.Pending pending,
            WebAuthn.Outcome.Right right,
            Visitor visitor,
            Instant now) {
        if (!used(right, now)) {
            return Optional.empty();
        }
        if (!factors.take(mfaToken)) {
            throw new Refusal(IdentityProblem.MFA_TOKEN_INVALID, "Sign in again.");
        }
        Set<AuthMethod> shown = Set.of(pending.first(), right.passkey().method());
        return Optional.of(sessions.open(pending.userId(), shown, visitor, now));
    }

    /** Steps the caller's session up. @return false when the passkey has become worthless meanwhile */
    public boolean prove(Caller caller, WebAuthn.Outcome.Right right, Instant now) {
        boolean used = used(right, now);
        if (used) {
            stepUp.proved(session(caller), right.passkey().method());
        }
        return used;
    }

    /** A use that another one overtook with a higher counter is what a copy looks like. */
    private boolean used(WebAuthn.Outcome.Right right, Instant now) {
        boolean used = passkeys.use(right, now);
        if (!used) {
            stop(right.passkey(), now);
        }
        return used;
    }

    /** Stops a passkey that may have been copied, and tells its owner once. */
    public void stop(WebAuthn.Known passkey, Instant now) {
        if (passkeys.suspend(passkey.id(), now)) {
            notices.tell(passkey.userId(), "passkey_suspended");
        }
    }

    /** The caller's passkeys. */
    public List<PasskeyView> list(Caller caller) {
        return passkeys.list(caller.userId());
    }

    /**
     * Renames one.
     *
     * @throws Refusal NOT_FOUND when it is not the caller's
     */
    public PasskeyView rename(Caller caller, long id, String name) {
        if (!passkeys.rename(caller.userId(), id, name)) {
            throw Refusal.notFound("passkey");
        }
        return passkeys.list(caller.userId()).stream()
                .filter(passkey -> passkey.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Deletes one, and tells its owner.
     *
     * @throws Refusal NOT_FOUND when it is not the caller's, STEP_UP_REQUIRED, LAST_WAY_IN
     */
    public void remove(Caller caller, long id) {
        ways.lock(caller.userId());
        if (!passkeys.remove(caller.userId(), id)) {
            throw Refusal.notFound("passkey");
        }
        stepUp.require(caller);
        ways.requireOne(caller.userId());
        factors.endWishOfNone(caller.userId());
        notices.tell(caller.userId(), "passkey_removed");
    }

    /** Forgets challenges that have expired. */
    public int sweep(Instant now) {
        return challenges.sweep(now);
    }

    private static String session(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token.");
        }
        return caller.sessionId();
    }
}
