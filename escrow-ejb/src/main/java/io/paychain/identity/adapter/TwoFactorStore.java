package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.api.TwoFactorView;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transactions of second factors. A wrong code is an outcome here, so that what it used up stays used up. */
@Stateless
public class TwoFactorStore {

    @Inject
    TotpFactor totp;

    @Inject
    RecoveryCodes recovery;

    @Inject
    SecondFactors factors;

    @Inject
    SignInStore sessions;

    @Inject
    Devices devices;

    @Inject
    StepUp stepUp;

    @Inject
    SecondStep wish;

    @Inject
    WaysIn ways;

    @Inject
    Notices notices;

    /** What the caller has on. */
    public TwoFactorView view(Caller caller) {
        long user = caller.userId();
        return new TwoFactorView(totp.enrolled(user), recovery.left(user), wish.asked(user));
    }

    /**
     * Begins with a new seed.
     *
     * @throws Refusal SECOND_FACTOR_ON, STEP_UP_REQUIRED
     */
    public void begin(Caller caller, byte[] seed, Instant now) {
        stepUp.require(caller);
        if (totp.enrolled(caller.userId())) {
            throw new Refusal(IdentityProblem.SECOND_FACTOR_ON, "Switch it off first.");
        }
        totp.begin(caller.userId(), seed, now);
    }

    /** Switches it on by a first code and makes recovery codes; empty when the code is wrong. */
    public Optional<List<String>> confirm(Caller caller, String code, Instant now) {
        if (!totp.confirm(caller.userId(), code, now)) {
            return Optional.empty();
        }
        stepUp.proved(String.valueOf(caller.sessionId()), AuthMethod.TOTP);
        notices.tell(caller.userId(), "second_factor_enabled");
        return Optional.of(recovery.renew(caller.userId()));
    }

    /** Makes new recovery codes by a code; empty when it is wrong. */
    public Optional<List<String>> renew(Caller caller, String code, Instant now) {
        if (!wish.asked(caller.userId())) {
            requireOn(caller);
        }
        if (factors.prove(caller.userId(), code, now).isEmpty()) {
            return Optional.empty();
        }
        notices.tell(caller.userId(), "recovery_codes_renewed");
        return Optional.of(recovery.renew(caller.userId()));
    }

    /** Switches it off by a code. @return false when the code is wrong */
    public boolean disable(Caller caller, String code, Instant now) {
        requireOn(caller);
        if (factors.prove(caller.userId(), code, now).isEmpty()) {
            return false;
        }
        totp.remove(caller.userId());
        factors.revoke(caller.userId());
        factors.endWishOfNone(caller.userId());
        if (!wish.asked(caller.userId())) {
            recovery.remove(caller.userId());
        }
        notices.tell(caller.userId(), "second_factor_disabled");
        return true;
    }

    /**
     * Has a sign-in by password ask for a second step from now on, or no longer.
     *
     * @return ten recovery codes where there were none, else nothing
     * @throws Refusal STEP_UP_REQUIRED; SECOND_FACTOR_OFF for somebody who has none to give
     */
    public List<String> askAfterPassword(Caller caller, boolean asked) {
        long user = caller.userId();
        ways.lock(user);
        stepUp.require(caller);
        if (asked && !factors.anyOwn(user)) {
            throw new Refusal(IdentityProblem.SECOND_FACTOR_OFF, "Add a passkey or an authenticator app first.");
        }
        if (!wish.ask(user, asked)) {
            return List.of();
        }
        notices.tell(user, asked ? "second_step_enabled" : "second_step_disabled");
        if (!asked) {
            endWish(user);
            return List.of();
        }
        return recovery.left(user) == 0 ? recovery.renew(user) : List.of();
    }

    private void endWish(long user) {
        if (!totp.enrolled(user)) {
            recovery.remove(user);
            factors.revoke(user);
        }
    }

    private void requireOn(Caller caller) {
        if (!totp.enrolled(caller.userId())) {
            throw new Refusal(IdentityProblem.SECOND_FACTOR_OFF, "There is nothing to change.");
        }
    }

    /** What the caller must give to step up; empty when a password is enough. */
    public Set<SecondFactor> demanded(Caller caller) {
        return factors.demanded(caller.userId(), false);
    }

    /** Steps the caller's session up by a code. @return false when the code is wrong */
    public boolean stepUp(Caller caller, String code, Instant now) {
        Optional<AuthMethod> method = factors.prove(caller.userId(), code, now);
        method.ifPresent(shown -> stepUp.proved(String.valueOf(caller.sessionId()), shown));
        return method.isPresent();
    }

    /** Notes that the caller has just shown who they are by password. */
    public void proved(Caller caller) {
        stepUp.proved(String.valueOf(caller.sessionId()), AuthMethod.PASSWORD);
    }

    /** Whose sign-in a token of its first step belongs to, as long as it takes an answer. */
    public Optional<Long> holder(String token, Instant now) {
        return factors.holder(token, now);
    }

    /** Counts an answer to the token of a sign-in's first step. */
    public Optional<SecondFactors.Pending> attempt(String token, Instant now) {
        return factors.attempt(token, now);
    }

    /** Whether the visitor's device is one of the person's. */
    public boolean known(long userId, Visitor visitor, Instant now) {
        return devices.known(userId, visitor.deviceToken(), now);
    }

    /**
     * Ends a sign-in by a second factor; empty when the code is wrong.
     *
     * @throws Refusal MFA_TOKEN_INVALID when somebody else was faster, and then the code was not used
     */
    public Optional<SignInStore.Opened> finish(
            String token, SecondFactors.Pending pending, String code, Visitor visitor, Instant now) {
        Optional<AuthMethod> second = factors.prove(pending.userId(), code, now);
        if (second.isEmpty()) {
            return Optional.empty();
        }
        if (!factors.take(token)) {
            throw new Refusal(IdentityProblem.MFA_TOKEN_INVALID, "Sign in again.");
        }
        return Optional.of(sessions.open(pending.userId(), Set.of(pending.first(), second.get()), visitor, now));
    }

    /** Forgets what has expired. */
    public int sweep(Instant now) {
        return factors.sweep(now);
    }
}
