package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.identity.PasswordFixture.GOOD;
import static io.paychain.testkit.Refusals.entered;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.TotpSetup;
import io.paychain.identity.api.TwoFactorView;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthenticatorApp;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Authenticator apps and recovery codes, on the real database. */
class TwoFactorIT {

    static TestApp app;
    static TwoFactorService factors;
    static PasswordService passwords;
    static IdentityService identity;
    static IdentityFixture people;
    static PasswordFixture members;
    static MailboxFixture mails;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                Map.of("paychain.signin.failures.address", "100000", "paychain.signin.failures.network", "100000"),
                NoBackground.class);
        factors = app.get(TwoFactorService.class);
        passwords = app.get(PasswordService.class);
        identity = app.get(IdentityService.class);
        people = new IdentityFixture(app);
        mails = new MailboxFixture(app);
        members = new PasswordFixture(app, mails);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Somebody with an authenticator app. */
    private record Guarded(Caller caller, AuthenticatorApp app, List<String> recovery, String name) {}

    @Test
    void setup_needsAFirstCode_thenEverySignInAsks() throws Exception {
        Caller caller = members.caller(members.verified("tess"));
        TotpSetup begun = factors.setup(caller);
        assertTrue(begun.otpauthUri().startsWith("otpauth://totp/PayChain:tess?secret=" + begun.secret()));
        assertTrue(begun.qrSvg().startsWith("<svg ") && begun.qrSvg().length() > 2_000);
        AuthenticatorApp phone = new AuthenticatorApp(begun.secret());
        refusedField(() -> factors.confirm(caller, "000000".equals(phone.code(0)) ? "000001" : "000000"));
        assertFalse(factors.view(caller).totp());
        List<String> codes = factors.confirm(caller, phone.code(0));
        assertEquals(new TwoFactorView(true, 10, false), factors.view(caller));
        assertEquals(10, Set.copyOf(codes).size());
        assertTrue(
                app.get(People.class).proof(caller).orElseThrow().twoFactors(),
                "the first code was shown: another would only be another wait");
        SignIn.SecondFactorNeeded asked = asked("tess");
        assertEquals(Set.of(SecondFactor.TOTP, SecondFactor.RECOVERY_CODE), asked.methods());
        Tokens tokens = factors.challenge(asked.mfaToken(), phone.code(1), Visitor.UNKNOWN);
        assertEquals("tess", tokens.user().username());
        refused(
                IdentityProblem.MFA_TOKEN_INVALID,
                () -> factors.challenge(asked.mfaToken(), codes.get(0), Visitor.UNKNOWN));
        refused(IdentityProblem.SECOND_FACTOR_ON, () -> factors.setup(caller));
        mails.await("tess@example.org", "Two-step sign-in is on");
    }

    @Test
    void check7_walletSignIn_asksForItToo() throws Exception {
        Tokens tokens = people.register(800, UserType.WORKER);
        AuthenticatorApp phone = enable(members.caller(tokens)).app();
        SignIn.SecondFactorNeeded asked = assertInstanceOf(SignIn.SecondFactorNeeded.class, people.login(800));
        Tokens in = factors.challenge(asked.mfaToken(), phone.code(1), Visitor.UNKNOWN);
        assertEquals(wallet(800), members.caller(in).wallet());
    }

    @Test
    void check11_aCode_worksOnce_alsoInARaceOf100() throws Exception {
        Guarded who = guarded("racer");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tokens.add(asked("racer").mfaToken());
        }
        String code = who.app().code(1);
        AtomicInteger next = new AtomicInteger();
        assertEquals(
                1,
                entered(() -> factors.challenge(
                        tokens.get(next.getAndIncrement()), code, new Visitor("192.0.2.1", null, null))));
    }

    @Test
    void check11_aRecoveryCode_worksOnce_alsoInARaceOf100() throws Exception {
        Guarded who = guarded("paper");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tokens.add(asked("paper").mfaToken());
        }
        AtomicInteger next = new AtomicInteger();
        String code = who.recovery().get(3);
        assertEquals(1, entered(() -> factors.challenge(tokens.get(next.getAndIncrement()), code, Visitor.UNKNOWN)));
        assertEquals(9, factors.view(who.caller()).recoveryCodesLeft());
        mails.await("paper@example.org", "recovery code was used");
    }

    @Test
    void anMfaToken_racedBy100_opensOneSession() throws Exception {
        Guarded who = guarded("token");
        String token = asked("token").mfaToken();
        AtomicInteger next = new AtomicInteger();
        int entered = entered(
                () -> factors.challenge(token, who.recovery().get(next.getAndIncrement() % 10), Visitor.UNKNOWN));
        assertEquals(1, entered);
    }

    @Test
    void anMfaToken_takesFiveAnswers_andEndsInFiveMinutes() {
        Guarded who = guarded("guesser");
        String token = asked("guesser").mfaToken();
        for (int i = 0; i < 4; i++) {
            refused(IdentityProblem.CODE_INVALID, () -> factors.challenge(token, "123456x", Visitor.UNKNOWN));
        }
        assertThrows(Refusal.class, () -> factors.challenge(token, "nonsense", Visitor.UNKNOWN));
        refused(
                IdentityProblem.MFA_TOKEN_INVALID,
                () -> factors.challenge(token, who.app().code(1), Visitor.UNKNOWN));
        Guarded other = guarded("sleeper");
        String late = asked("sleeper").mfaToken();
        app.sql("update mfa_token set expires_at = now() - interval '1 second'");
        refused(
                IdentityProblem.MFA_TOKEN_INVALID,
                () -> factors.challenge(late, other.app().code(1), Visitor.UNKNOWN));
    }

    @Test
    void whoHasToWait_losesNoAnswer() {
        Guarded who = guarded("waiter");
        String first = asked("waiter").mfaToken();
        for (int i = 0; i < 5; i++) {
            refused(IdentityProblem.CODE_INVALID, () -> factors.challenge(first, "123456x", Visitor.UNKNOWN));
        }
        String second = asked("waiter").mfaToken();
        members.hold("throttle-proof", "user:" + who.caller().userId());
        long before = app.number("select sum(attempts) from mfa_token");
        refused(IdentityProblem.SIGN_IN_THROTTLED, () -> factors.challenge(second, "123456x", Visitor.UNKNOWN));
        assertEquals(before, app.number("select sum(attempts) from mfa_token"));
    }

    @Test
    void check10_aResetPassword_doesNotBypassTheSecondFactor() {
        guarded("reset");
        passwords.forgot("reset@example.org");
        passwords.reset(mails.token("reset@example.org", "new password"), "seven lanterns over gravel");
        assertInstanceOf(
                SignIn.SecondFactorNeeded.class,
                passwords.login("reset@example.org", "seven lanterns over gravel", Visitor.UNKNOWN));
    }

    @Test
    void disable_needsACode_andThenNothingIsAsked() {
        Guarded who = guarded("leaver");
        refusedField(() -> factors.disable(who.caller(), "not a code"));
        factors.disable(who.caller(), who.app().code(1));
        assertEquals(new TwoFactorView(false, 0, false), factors.view(who.caller()));
        assertInstanceOf(SignIn.Registered.class, passwords.login("leaver@example.org", GOOD, Visitor.UNKNOWN));
        refused(IdentityProblem.SECOND_FACTOR_OFF, () -> factors.disable(who.caller(), "123456"));
    }

    @Test
    void newRecoveryCodes_replaceTheOldOnes() {
        Guarded who = guarded("renewer");
        List<String> fresh = factors.renew(who.caller(), who.recovery().get(0));
        assertTrue(Collections.disjoint(fresh, who.recovery()));
        mails.await("renewer@example.org", "new recovery codes");
        refusedField(() -> factors.renew(who.caller(), who.recovery().get(1)));
        assertEquals(
                10,
                factors.renew(who.caller(), fresh.get(0).toLowerCase(java.util.Locale.ROOT))
                        .size());
    }

    @Test
    void check22_stepUp_isByCodeWhereItIsOn_elseByPassword() throws Exception {
        Caller plain = members.caller(members.verified("plain"));
        old(plain);
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> factors.setup(plain));
        refusedField(() -> factors.stepUp(plain, "wrong wrong wrong", null));
        factors.stepUp(plain, GOOD, null);
        factors.setup(plain);
        Guarded who = guarded("stepper");
        old(who.caller());
        refusedField(() -> factors.stepUp(who.caller(), GOOD, null));
        factors.stepUp(who.caller(), null, who.app().code(1));
    }

    @Test
    void guessing_isSlowedDown_perSession() {
        Guarded who = guarded("slow");
        Problem last = null;
        for (int i = 0; i < 10; i++) {
            last = assertThrows(Refusal.class, () -> factors.disable(who.caller(), "000 000"))
                    .problem();
        }
        assertEquals(IdentityProblem.SIGN_IN_THROTTLED, last);
    }

    @Test
    void seedsAndCodes_areNotReadableInTheDatabase() {
        Guarded who = guarded("sealed");
        String dump = app.sql("select * from totp").toString()
                + app.sql("select * from recovery_code")
                + app.sql("select * from event");
        assertFalse(dump.contains(who.app().secret()));
        assertFalse(dump.contains(who.recovery().get(0).replace("-", "")));
        long id = who.caller().userId();
        app.sql("update totp set seed = (select seed from totp where user_id = " + id + ") where user_id <> " + id);
        Guarded other = guarded("other");
        app.sql("update totp set seed = (select seed from totp where user_id = " + id + ") where user_id = "
                + other.caller().userId());
        assertThrows(
                IllegalStateException.class,
                () -> factors.disable(other.caller(), who.app().code(1)),
                "a seed works for its owner only");
        app.sql("delete from totp where user_id <> " + id);
    }

    private static void old(Caller caller) {
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + caller.sessionId() + "'");
    }

    private static Guarded guarded(String name) {
        Guarded made = enable(members.caller(members.verified(name)));
        return new Guarded(made.caller(), made.app(), made.recovery(), name);
    }

    private static Guarded enable(Caller caller) {
        AuthenticatorApp phone = new AuthenticatorApp(factors.setup(caller).secret());
        return new Guarded(caller, phone, factors.confirm(caller, phone.code(0)), "");
    }

    private static SignIn.SecondFactorNeeded asked(String name) {
        return assertInstanceOf(
                SignIn.SecondFactorNeeded.class, passwords.login(name + "@example.org", GOOD, Visitor.UNKNOWN));
    }

    private static void refusedField(Executable work) {
        assertEquals(1, assertThrows(Refusal.class, work).errors().size());
    }
}
