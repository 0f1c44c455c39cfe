package io.paychain.identity;

import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.PasskeyAttestation;
import io.paychain.identity.adapter.PasskeySignature;
import io.paychain.identity.adapter.PasskeyStore;
import io.paychain.identity.adapter.SecondFactors;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.SignInThrottle;
import io.paychain.identity.adapter.TwoFactorStore;
import io.paychain.identity.adapter.WebAuthn;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.api.PasskeyCreation;
import io.paychain.identity.api.PasskeyRequest;
import io.paychain.identity.api.PasskeyView;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.Base64Url;
import io.paychain.identity.domain.PasskeyName;
import io.paychain.identity.domain.PasskeyPurpose;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passkeys (WebAuthn): adding and keeping them, and coming in by one, which is two factors at once: the key, and
 * what unlocks it. A challenge is taken in a transaction, what it came back with is checked outside of any.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeyService {

    private static final int MAX_TOKEN = 4_096;

    @Inject
    PasskeyStore store;

    @Inject
    TwoFactorStore factors;

    @Inject
    WebAuthn webAuthn;

    @Inject
    SignInThrottle throttle;

    @Inject
    AccessTokens tokens;

    @Inject
    Clock clock;

    /**
     * Begins to add a passkey to the caller's account.
     *
     * @throws Refusal STEP_UP_REQUIRED, PASSKEY_LIMIT, PASSKEYS_UNAVAILABLE
     */
    public PasskeyCreation begin(Caller caller) {
        String rpId = rpId();
        PasskeyStore.Begun begun = store.begin(caller, clock.instant());
        return new PasskeyCreation(
                begun.challenge().text(),
                begun.challenge().expires(),
                rpId,
                begun.handle(),
                begun.username(),
                WebAuthn.ALGORITHMS,
                begun.has());
    }

    private String rpId() {
        return webAuthn.rpId()
                .orElseThrow(() -> new Refusal(
                        IdentityProblem.PASSKEYS_UNAVAILABLE, "Open this site by its name instead of its address."));
    }

    /**
     * Adds the passkey that was made.
     *
     * @throws Refusal PASSKEY_REJECTED, PASSKEY_TAKEN, PASSKEY_LIMIT; VALIDATION_ERROR for a member in the wrong form
     */
    public PasskeyView add(Caller caller, NewPasskey given) {
        rpId();
        String name = PasskeyName.orUsual(given.name());
        PasskeyAttestation made = PasskeyAttestation.of(given);
        Instant now = clock.instant();
        byte[] challenge = webAuthn.challenge(made.clientData()).orElseThrow(PasskeyService::rejected);
        if (!store.takeRegistration(caller, Base64Url.text(challenge), now)) {
            throw rejected();
        }
        WebAuthn.Made checked = webAuthn.made(challenge, made).orElseThrow(PasskeyService::rejected);
        return store.add(caller, checked, name, made.transports(), now);
    }

    private static Refusal rejected() {
        return new Refusal(IdentityProblem.PASSKEY_REJECTED, "Begin again; a passkey works on this site only.");
    }

    /**
     * Gives a challenge to whoever wants to come in.
     *
     * @param mfaToken of a first step that was right; null for a sign-in by passkey alone
     * @throws Refusal MFA_TOKEN_INVALID, PASSKEYS_UNAVAILABLE
     */
    public PasskeyRequest challenge(@Nullable String mfaToken) {
        String rpId = rpId();
        Instant now = clock.instant();
        return mfaToken == null
                ? request(store.signIn(now), rpId)
                : request(store.secondFactor(bounded(mfaToken), now).orElseThrow(PasskeyService::beginAnew), rpId);
    }

    /** Gives a challenge to the caller, who is to show anew who they are. */
    public PasskeyRequest stepUpChallenge(Caller caller) {
        String rpId = rpId();
        return request(store.stepUp(caller, clock.instant()), rpId);
    }

    private static PasskeyRequest request(PasskeyStore.Asked asked, String rpId) {
        return new PasskeyRequest(asked.challenge().text(), asked.challenge().expires(), rpId, asked.allowed());
    }

    private static Refusal beginAnew() {
        return new Refusal(IdentityProblem.MFA_TOKEN_INVALID, "Sign in again.");
    }

    private static String bounded(@Nullable String token) {
        return token == null || token.length() > MAX_TOKEN ? "" : token;
    }

    /**
     * Signs in whoever holds the passkey.
     *
     * @throws Refusal PASSKEY_INVALID, PASSKEY_SUSPENDED, ACCOUNT_DISABLED, EMAIL_NOT_VERIFIED
     */
    public Tokens signIn(PasskeyAnswer given, Visitor visitor) {
        rpId();
        Instant now = clock.instant();
        WebAuthn.Outcome.Right right =
                right(PasskeySignature.of(given), PasskeyPurpose.SIGN_IN, null, null, PasskeyService::invalid, now);
        return store.enter(right, visitor, now)
                .map(opened -> tokens.tokens(opened, now))
                .orElseThrow(PasskeyService::suspended);
    }

    /**
     * Ends a sign-in whose first step was right, by a passkey in place of a code.
     *
     * @throws Refusal MFA_TOKEN_INVALID, PASSKEY_INVALID, PASSKEY_SUSPENDED, ACCOUNT_DISABLED
     */
    public Tokens secondFactor(@Nullable String mfaToken, PasskeyAnswer given, Visitor visitor) {
        rpId();
        Instant now = clock.instant();
        String token = bounded(mfaToken);
        PasskeySignature signature = PasskeySignature.of(given);
        SecondFactors.Pending pending = factors.attempt(token, now).orElseThrow(PasskeyService::beginAnew);
        WebAuthn.Outcome.Right right = right(
                signature,
                PasskeyPurpose.SECOND_FACTOR,
                Secrets.hash(token),
                pending.userId(),
                PasskeyService::invalid,
                now);
        return store.finish(token, pending, right, visitor, now)
                .map(opened -> tokens.tokens(opened, now))
                .orElseThrow(PasskeyService::suspended);
    }

    /**
     * Shows anew who the caller is, by one of their passkeys.
     *
     * @throws Refusal PASSKEY_REJECTED, PASSKEY_SUSPENDED, SIGN_IN_THROTTLED
     */
    public void stepUp(Caller caller, PasskeyAnswer given) {
        rpId();
        Instant now = clock.instant();
        PasskeySignature signature = PasskeySignature.of(given);
        // Counted apart from codes: a right passkey must not make room for more guesses at a code.
        String who = "passkey:" + caller.sessionId();
        throttle.proof(who, now);
        WebAuthn.Outcome.Right right = right(
                signature, PasskeyPurpose.STEP_UP, caller.sessionId(), caller.userId(), PasskeyService::rejected, now);
        if (!store.prove(caller, right, now)) {
            throw suspended();
        }
        throttle.rightProof(who);
    }

    private static Refusal invalid() {
        return new Refusal(IdentityProblem.PASSKEY_INVALID, "Try again, or come in another way.");
    }

    private static Refusal suspended() {
        return new Refusal(
                IdentityProblem.PASSKEY_SUSPENDED,
                "There may be a copy of this passkey. Come in another way, remove it and add another.");
    }

    /** Takes the challenge and checks everything: whose passkey it is, what was signed, and where. */
    private WebAuthn.Outcome.Right right(
            PasskeySignature given,
            PasskeyPurpose purpose,
            @Nullable String boundTo,
            @Nullable Long holder,
            Supplier<Refusal> wrong,
            Instant now) {
        byte[] challenge = webAuthn.challenge(given.clientData()).orElseThrow(wrong);
        WebAuthn.Known passkey = store.take(Base64Url.text(challenge), purpose, boundTo, given.credentialId(), now)
                .filter(known -> theirs(known, given, holder))
                .orElseThrow(wrong);
        WebAuthn.Outcome outcome = webAuthn.signed(challenge, passkey, given);
        if (outcome instanceof WebAuthn.Outcome.Copied) {
            store.stop(passkey, now);
            throw suspended();
        }
        if (!(outcome instanceof WebAuthn.Outcome.Right right)) {
            throw wrong.get();
        }
        if (passkey.suspended()) {
            throw suspended();
        }
        return right;
    }

    /** Who comes in by passkey alone is known by what the authenticator tells, so it must; else by the first step. */
    private static boolean theirs(WebAuthn.Known passkey, PasskeySignature given, @Nullable Long holder) {
        boolean told = given.tells() ? given.tellsOf(passkey) : holder != null;
        return told && (holder == null || holder == passkey.userId());
    }

    /** The caller's passkeys, the oldest first; at most 20. */
    public List<PasskeyView> list(Caller caller) {
        return store.list(caller);
    }

    /**
     * Renames one of the caller's passkeys.
     *
     * @throws Refusal NOT_FOUND; VALIDATION_ERROR for a name in the wrong form
     */
    public PasskeyView rename(Caller caller, long id, @Nullable String name) {
        return store.rename(caller, id, PasskeyName.of(name));
    }

    /**
     * Deletes one of the caller's passkeys.
     *
     * @throws Refusal NOT_FOUND, STEP_UP_REQUIRED, LAST_WAY_IN
     */
    public void remove(Caller caller, long id) {
        store.remove(caller, id);
    }
}
