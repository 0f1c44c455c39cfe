package io.paychain.identity;

import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.PasswordStore;
import io.paychain.identity.adapter.Passwords;
import io.paychain.identity.adapter.QrCode;
import io.paychain.identity.adapter.SecondFactors;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.SignInThrottle;
import io.paychain.identity.adapter.TwoFactorStore;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.TotpSetup;
import io.paychain.identity.api.TwoFactorView;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.Totp;
import io.paychain.shared.Caller;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The second step of signing in: authenticator apps and recovery codes, and the step-up by them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TwoFactorService {

    private static final int MAX_ANSWER = 4_096;
    private static final FieldError CODE_WRONG =
            new FieldError("code", "WRONG", "The code is not right, or was used before.");
    private static final FieldError PASSWORD_WRONG = new FieldError("password", "WRONG", "The password is not right.");
    private static final System.Logger SECURITY = System.getLogger("io.paychain.security");

    @Inject
    TwoFactorStore store;

    @Inject
    PasswordStore passwordStore;

    @Inject
    Passwords passwords;

    @Inject
    SignInThrottle throttle;

    @Inject
    IdentityService identity;

    @Inject
    AccessTokens tokens;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** What the caller has on. */
    public TwoFactorView view(Caller caller) {
        return store.view(caller);
    }

    /**
     * Begins the setup of an authenticator app; nothing changes until {@link #confirm}.
     *
     * @throws Refusal SECOND_FACTOR_ON, STEP_UP_REQUIRED
     */
    public TotpSetup setup(Caller caller) {
        byte[] seed = secrets.seed();
        store.begin(caller, seed, clock.instant());
        UserView user = identity.me(caller);
        String secret = Totp.base32(seed);
        String label =
                URLEncoder.encode(user.username(), StandardCharsets.UTF_8).replace("+", "%20");
        String uri = "otpauth://totp/PayChain:" + label + "?secret=" + secret
                + "&issuer=PayChain&algorithm=SHA1&digits=6&period=30";
        return new TotpSetup(secret, uri, QrCode.svg(uri));
    }

    /**
     * Switches the authenticator app on by a first code.
     *
     * @return ten recovery codes, shown this once
     * @throws Refusal VALIDATION_ERROR when the code is wrong
     */
    public List<String> confirm(Caller caller, @Nullable String code) {
        String given = given(code);
        return proven(
                caller,
                CODE_WRONG,
                () -> store.confirm(caller, given, clock.instant()).orElse(null));
    }

    /**
     * Makes ten new recovery codes by a code of the app or one that is left.
     *
     * @throws Refusal VALIDATION_ERROR when the code is wrong, SECOND_FACTOR_OFF
     */
    public List<String> renew(Caller caller, @Nullable String code) {
        String given = given(code);
        return proven(
                caller,
                CODE_WRONG,
                () -> store.renew(caller, given, clock.instant()).orElse(null));
    }

    /**
     * Has a sign-in by password ask for a second step, a passkey or a recovery code, from now on, or no longer. An
     * authenticator app is asked for without this.
     *
     * @return ten recovery codes, shown this once, where there were none; else nothing
     * @throws Refusal VALIDATION_ERROR, STEP_UP_REQUIRED; SECOND_FACTOR_OFF for somebody who has none to give
     */
    public List<String> askAfterPassword(Caller caller, @Nullable Boolean asked) {
        if (asked == null) {
            throw Refusal.field("ask_after_password", "REQUIRED", "true or false.");
        }
        return store.askAfterPassword(caller, asked);
    }

    /**
     * Switches the authenticator app off by a code of the app or a recovery code.
     *
     * @throws Refusal VALIDATION_ERROR when the code is wrong, SECOND_FACTOR_OFF
     */
    public void disable(Caller caller, @Nullable String code) {
        String given = given(code);
        proven(caller, CODE_WRONG, () -> store.disable(caller, given, clock.instant()) ? true : null);
    }

    /**
     * Shows anew who the caller is, for acts that ask for it: by a code where a second factor is on, else
     * by the password.
     *
     * @throws Refusal VALIDATION_ERROR when it is wrong; STEP_UP_REQUIRED for somebody who has neither and
     *     signs in again by wallet
     */
    public void stepUp(Caller caller, @Nullable String password, @Nullable String code) {
        if (!store.demanded(caller).isEmpty()) {
            String given = given(code);
            proven(caller, CODE_WRONG, () -> store.stepUp(caller, given, clock.instant()) ? true : null);
            return;
        }
        String hash = passwordStore
                .hash(caller)
                .orElseThrow(() -> new Refusal(IdentityProblem.STEP_UP_REQUIRED, "Sign in again with your wallet."));
        String given = password == null || password.length() > MAX_ANSWER ? "" : password;
        proven(caller, PASSWORD_WRONG, () -> (!given.isEmpty() && passwords.fits(hash, given)) ? true : null);
        store.proved(caller);
    }

    /** Bounded guessing: counts before it asks, forgets what was counted when it was right. */
    private <T> T proven(Caller caller, FieldError wrong, Supplier<@Nullable T> proof) {
        String who = "session:" + caller.sessionId();
        throttle.proof(who, clock.instant());
        T result = proof.get();
        if (result == null) {
            throw Refusal.field(wrong.field(), wrong.code(), wrong.message());
        }
        throttle.rightProof(who);
        return result;
    }

    /**
     * Ends a sign-in whose first step was right.
     *
     * @param mfaToken from that step; takes five answers
     * @param code of the app, or a recovery code
     * @throws Refusal MFA_TOKEN_INVALID, CODE_INVALID, SIGN_IN_THROTTLED
     */
    public Tokens challenge(@Nullable String mfaToken, @Nullable String code, Visitor visitor) {
        String given = given(code);
        String token = mfaToken == null || mfaToken.length() > MAX_ANSWER ? "" : mfaToken;
        Instant now = clock.instant();
        long user = store.holder(token, now).orElseThrow(TwoFactorService::beginAnew);
        String who = "user:" + user + (store.known(user, visitor, now) ? ":" + visitor.deviceToken() : "");
        throttle.proof(who, now); // before an answer is spent: who has to wait loses none
        SecondFactors.Pending pending = store.attempt(token, now).orElseThrow(TwoFactorService::beginAnew);
        return store.finish(token, pending, given, visitor, now)
                .map(opened -> {
                    throttle.rightProof(who);
                    return tokens.tokens(opened, now);
                })
                .orElseThrow(() -> failed(pending.userId(), visitor));
    }

    private static Refusal beginAnew() {
        return new Refusal(IdentityProblem.MFA_TOKEN_INVALID, "Sign in again.");
    }

    private static Refusal failed(long userId, Visitor visitor) {
        SECURITY.log(
                System.Logger.Level.INFO,
                "second factor failed for user {0} from {1}",
                Long.toString(userId),
                visitor.network());
        return new Refusal(IdentityProblem.CODE_INVALID, "The code is not right, or was used before.");
    }

    private static String given(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.field("code", "REQUIRED", "Send a code.");
        }
        if (code.length() > MAX_ANSWER) {
            throw Refusal.field("code", "TOO_LONG", "This is no code.");
        }
        return code.strip();
    }
}
