package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.sign;
import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.identity.PasswordFixture.BETTER;
import static io.paychain.identity.PasswordFixture.GOOD;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.NewAccount;
import io.paychain.identity.api.SessionView;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts with a password, on the real database. Redis is not there at all. */
class PasswordIT {

    static TestApp app;
    static PasswordService service;
    static SignInService wallets;
    static WalletService own;
    static IdentityService identity;
    static SessionService sessions;
    static IdentityFixture people;
    static MailboxFixture mails;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                Map.of("paychain.signin.failures.address", "100000", "paychain.signin.failures.network", "100000"),
                NoBackground.class);
        service = app.get(PasswordService.class);
        wallets = app.get(SignInService.class);
        own = app.get(WalletService.class);
        identity = app.get(IdentityService.class);
        sessions = app.get(SessionService.class);
        people = new IdentityFixture(app);
        mails = new MailboxFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void d29_unverifiedAccount_canOnlyVerify_thenSignIn() throws Exception {
        register("ada");
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> login("ada", GOOD));
        String token = mails.token("ada@example.org", "Verify");
        assertEquals("ada@example.org", service.verify(token).email());
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(token));
        Tokens tokens = login("ada", GOOD);
        assertNull(tokens.user().walletAddress());
        assertTrue(tokens.user().emailVerified());
        Caller caller = caller(tokens);
        assertNull(caller.wallet());
        assertEquals(java.util.Set.of("worker"), caller.roles());
        assertNotNull(tokens.deviceToken());
    }

    @Test
    void check9_verification_racedBy100_worksOnce() throws Exception {
        register("race");
        String token = mails.token("race@example.org", "Verify");
        List<Problem> refusals = race(100, () -> service.verify(token));
        assertEquals(Collections.nCopies(99, IdentityProblem.LINK_INVALID), refusals);
    }

    @Test
    void d24_links_endInTheirTime() {
        verified("lasting");
        service.forgot("lasting@example.org");
        String reset = mails.token("lasting@example.org", "new password");
        register("late");
        String verify = mails.token("late@example.org", "Verify");
        assertEquals(3_600, life("lasting@example.org", "reset_password"));
        assertEquals(86_400, life("late@example.org", "verify_email"));
        app.asOwner("update mail_link set expires_at = now() - interval '1 second'");
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(verify));
        refused(IdentityProblem.LINK_INVALID, () -> service.reset(reset, BETTER));
    }

    private static long life(String email, String purpose) {
        return app.number("select sum(extract(epoch from expires_at - created_at))::bigint from mail_link"
                + " where email = '" + email + "' and purpose = '" + purpose + "'");
    }

    @Test
    void check8_aTakenAddress_showsInNoAnswer_nowOrLater() {
        verified("owner");
        service.register(new NewAccount("OWNER@example.org", BETTER, "intruder", UserType.EMPLOYER));
        mails.await("owner@example.org", "have an account");
        // All as for a new account: its name is taken, its password right but unverified, others wrong.
        refused(
                IdentityProblem.USERNAME_TAKEN,
                () -> service.register(new NewAccount("other@example.org", BETTER, "Intruder", UserType.WORKER)));
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> login("owner", BETTER));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("owner", "neither of the two"));
        service.resend("owner@example.org");
        assertEquals("owner", login("owner", GOOD).user().username());
        assertEquals(0, app.number("select count(*) from users where username = 'intruder'"));
    }

    @Test
    void check8_unknownAddresses_getTheSameAnswers_andTheSameWork() {
        verified("known");
        Refusal known = assertThrows(Refusal.class, () -> login("known", "wrong wrong wrong"));
        Refusal unknown = assertThrows(Refusal.class, () -> login("nobody", "wrong wrong wrong"));
        assertEquals(known.problem(), unknown.problem());
        assertEquals(known.detail(), unknown.detail());
        assertEquals(statements(() -> fails("known")), statements(() -> fails("nobody")));
        assertEquals(
                people().written(() -> service.forgot("known@example.org")),
                people().written(() -> service.forgot("no@example.org")));
        assertTrue(slow(() -> fails("nobody")) * 4 > slow(() -> fails("known")), "a dummy is hashed");
    }

    private static void fails(String name) {
        assertThrows(Refusal.class, () -> login(name, "wrong wrong wrong"));
    }

    private static long statements(Runnable work) {
        long before = app.database().statements();
        work.run();
        return app.database().statements() - before;
    }

    private static long slow(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }

    @Test
    void aRegistrationThatNobodyVerified_letsItsNameGoAfterADay() {
        register("squat");
        String old = mails.token("squat@example.org", "Verify");
        refused(
                IdentityProblem.USERNAME_TAKEN,
                () -> service.register(new NewAccount("x@example.org", GOOD, "Squat", UserType.WORKER)));
        app.asOwner("update registration set expires_at = now() - interval '1 second' where username = 'squat'");
        service.register(new NewAccount("elsewhere@example.org", BETTER, "Squat", UserType.EMPLOYER));
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(old));
        service.verify(mails.token("elsewhere@example.org", "Verify"));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("squat", GOOD));
        assertEquals("Squat", login("elsewhere", BETTER).user().username());
    }

    @Test
    void registration_namesEverythingThatIsWrong() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> service.register(new NewAccount("no", "short", "<b>", null)));
        assertEquals(
                List.of("email", "password", "user_type", "username"),
                refusal.errors().stream().map(e -> e.field()).sorted().toList());
        refused(
                CommonProblem.VALIDATION_ERROR,
                () -> service.register(new NewAccount("x@example.org", "password1", "x1", UserType.WORKER)));
    }

    @Test
    void check21_aChangedPassword_endsTheOtherSessions() throws Exception {
        Tokens here = verified("change");
        Tokens there = login("change", GOOD);
        Caller me = caller(here);
        refusedField("current_password", () -> service.change(me, "not this one", BETTER, Visitor.UNKNOWN));
        refusedField("new_password", () -> service.change(me, GOOD, "password", Visitor.UNKNOWN));
        service.change(me, GOOD, BETTER, Visitor.UNKNOWN);
        assertEquals(me, caller(here));
        refused(IdentityProblem.SESSION_ENDED, () -> caller(there));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("change", GOOD));
        login("change", BETTER);
        mails.await("change@example.org", "password was changed");
    }

    @Test
    void reset_setsThePassword_endsAllSessions_ofAProvenAddressOnly() throws Exception {
        Tokens before = verified("forgot");
        service.forgot("Forgot@Example.org");
        String token = mails.token("forgot@example.org", "new password");
        refusedField("password", () -> service.reset(token, "12345678"));
        service.reset(token, BETTER);
        refused(IdentityProblem.LINK_INVALID, () -> service.reset(token, GOOD));
        refused(IdentityProblem.SESSION_ENDED, () -> caller(before));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("forgot", GOOD));
        login("forgot", BETTER);
        register("unproven");
        service.forgot("unproven@example.org");
        assertTrue(mails.to("unproven@example.org").stream()
                .noneMatch(mail -> mail.subject().contains("new password")));
    }

    @Test
    void aPersonIsSentFiveLinksAnHour_andNoMore() {
        verified("flood");
        for (int i = 0; i < 12; i++) {
            service.forgot("flood@example.org");
        }
        assertEquals(
                5,
                app.number("select count(*) from mail_link l join users u on u.id = l.user_id"
                        + " where u.username = 'flood' and purpose = 'reset_password'"));
    }

    @Test
    void d26_bcrypt_signsIn_andIsUpgraded() {
        Tokens tokens = verified("legacy");
        String old = OpenBSDBCrypt.generate(
                "2b", GOOD.getBytes(StandardCharsets.UTF_8), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 5);
        app.sql("update password set hash = '" + old + "' where user_id = "
                + tokens.user().id());
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("legacy", BETTER));
        login("legacy", GOOD);
        String now = app.sql("select hash from password where user_id = "
                        + tokens.user().id())
                .get(0)
                .get("hash")
                .toString();
        assertTrue(now.startsWith("$argon2id$"), now);
        login("legacy", GOOD);
    }

    @Test
    void check4_strangersWait_andTheOwnersDeviceGoesOn() {
        Tokens mine = verified("target");
        Visitor device = new Visitor("192.0.2.1", "browser", mine.deviceToken());
        Problem last = null;
        for (int i = 0; i < 12; i++) {
            last = assertThrows(Refusal.class, () -> login("target", "wrong wrong wrong"))
                    .problem();
        }
        assertEquals(IdentityProblem.SIGN_IN_THROTTLED, last);
        people().hold("throttle-account", "target@example.org"); // however slow this machine is
        Refusal throttled = assertThrows(Refusal.class, () -> login("target", GOOD));
        assertEquals(
                IdentityProblem.SIGN_IN_THROTTLED, throttled.problem(), "even the right password, from a stranger");
        assertTrue((Long) throttled.members().get(Refusal.RETRY_AFTER) >= 1);
        SignIn in = service.login("target@example.org", GOOD, device);
        assertNull(assertInstanceOf(SignIn.Registered.class, in).tokens().deviceToken(), "it is known already");
        assertEquals(
                IdentityProblem.SIGN_IN_THROTTLED,
                assertThrows(Refusal.class, () -> login("target", GOOD)).problem());
        for (int i = 0; i < 12; i++) {
            last = assertThrows(Refusal.class, () -> login("nobody-at-all", "wrong wrong wrong"))
                    .problem();
        }
        assertEquals(IdentityProblem.SIGN_IN_THROTTLED, last, "unknown addresses wait alike (check 8)");
    }

    @Test
    void check4_aHundredGuessesAtOnce_countAsAHundred_andTheOwnerIsTold() throws Exception {
        verified("hunted");
        List<Problem> refusals = race(100, () -> login("hunted", "wrong wrong wrong"));
        long heard = refusals.stream()
                .filter(IdentityProblem.CREDENTIALS_INVALID::equals)
                .count();
        assertTrue(heard >= 5 && heard <= 8, "heard: " + heard);
        app.sql("update sign_in_throttle set attempts = 9, not_before = now() where attempts between 5 and 8");
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> login("hunted", "wrong wrong wrong"));
        mails.await("hunted@example.org", "tries to sign in");
    }

    @Test
    void walletUser_addsAPassword_withinTenMinutes() throws Exception {
        Tokens tokens = people.register(700, UserType.WORKER);
        Caller me = caller(tokens);
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '" + me.sessionId()
                + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.change(me, null, GOOD, Visitor.UNKNOWN));
        Caller again = caller(((SignIn.Registered) people.login(700)).tokens());
        service.change(again, null, GOOD, Visitor.UNKNOWN);
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> login("user700", GOOD));
        service.verify(mails.token("user700@example.org", "Verify"));
        assertEquals(wallet(700), caller(login("user700", GOOD)).wallet());
    }

    /** Else whoever reads a mistyped address would get the account (check 7). */
    @Test
    void check7_aWalletAccount_isNotOpenedByAMail_toAnAddressThatWasNeverProven() throws Exception {
        Tokens tokens = people.register(710, UserType.WORKER);
        service.forgot("user710@example.org");
        assertTrue(mails.to("user710@example.org").stream()
                .noneMatch(mail -> mail.subject().contains("new password")));
        service.change(caller(tokens), null, GOOD, Visitor.UNKNOWN);
        service.forgot("user710@example.org");
        assertTrue(mails.to("user710@example.org").stream()
                .noneMatch(mail -> mail.subject().contains("new password")));
        service.verify(mails.token("user710@example.org", "Verify"));
        service.forgot("user710@example.org");
        service.reset(mails.token("user710@example.org", "new password"), BETTER);
        login("user710", BETTER);
    }

    @Test
    void passwordUser_connectsWallets_thatNobodyElseHas() throws Exception {
        Caller me = caller(verified("walletless"));
        Challenge challenge = wallets.challenge(wallet(701));
        UserView user = own.connect(me, wallet(701), challenge.message(), sign(701, challenge.message()));
        assertEquals(wallet(701), user.wallet());
        assertInstanceOf(SignIn.Registered.class, people.login(701));
        Challenge second = wallets.challenge(wallet(702));
        own.connect(me, wallet(702), second.message(), sign(702, second.message()));
        Caller other = caller(verified("walletless2"));
        Challenge taken = wallets.challenge(wallet(701));
        refused(
                IdentityProblem.WALLET_TAKEN,
                () -> own.connect(other, wallet(701), taken.message(), sign(701, taken.message())));
    }

    @Test
    void anAddress_isMovedByWhoHasJustProvedThemselves_only() throws Exception {
        Tokens mine = verified("settled");
        Caller me = caller(mine);
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '" + me.sessionId()
                + "'");
        refused(
                IdentityProblem.STEP_UP_REQUIRED,
                () -> identity.update(me, me.userId(), new UserChange(null, "thief@example.org"), null));
        assertEquals(
                "renamed",
                identity.update(me, me.userId(), new UserChange("renamed", null), null)
                        .username());
    }

    @Test
    void sessions_areListedAndEnded() throws Exception {
        Tokens here = verified("many");
        Tokens there = signedIn(
                service.login("many@example.org", GOOD, new Visitor("203.0.113.7", "Phone\r\nX: y\u0000", null)));
        Caller me = caller(here);
        List<SessionView> list = sessions.list(me);
        assertEquals(2, list.size());
        SessionView other = list.stream().filter(s -> !s.current()).findFirst().orElseThrow();
        assertEquals("PhoneX: y", other.device());
        assertEquals("203.0.113", other.network());
        Caller stranger = caller(verified("stranger"));
        refused(CommonProblem.NOT_FOUND, () -> sessions.end(stranger, other.id()));
        sessions.end(me, other.id());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(there));
        login("many", GOOD);
        sessions.endOthers(me);
        assertEquals(
                List.of(me.sessionId()),
                sessions.list(me).stream().map(SessionView::id).toList());
    }

    @Test
    void d29_noTokenAndNoPassword_isStored() {
        register("secretive");
        String token = mails.token("secretive@example.org", "Verify");
        String dump = app.sql("select * from mail_link").toString()
                + app.sql("select * from mail")
                + app.sql("select * from event")
                + app.sql("select * from password");
        assertFalse(dump.contains(token));
        assertFalse(dump.contains(GOOD));
        assertFalse(app.sql("select data from event").toString().contains("secretive@"), "events name people by id");
    }

    @Test
    void disposableAddresses_areFlagged_notRefused() {
        service.register(new NewAccount("x@mailinator.com", GOOD, "throwaway", UserType.WORKER));
        service.verify(mails.token("x@mailinator.com", "Verify"));
        assertEquals(1, app.number("select count(*) from users where username = 'throwaway' and email_disposable"));
    }

    private static PasswordFixture people() {
        return new PasswordFixture(app, mails);
    }

    private static void register(String name) {
        service.register(new NewAccount(name + "@example.org", GOOD, name, UserType.WORKER));
    }

    private static Tokens verified(String name) {
        register(name);
        service.verify(mails.token(name + "@example.org", "Verify"));
        return login(name, GOOD);
    }

    private static Tokens login(String name, String password) {
        return signedIn(service.login(name + "@example.org", password, Visitor.UNKNOWN));
    }

    private static Tokens signedIn(SignIn result) {
        return assertInstanceOf(SignIn.Registered.class, result).tokens();
    }

    private static Caller caller(Tokens tokens) throws Exception {
        String session = SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid");
        return identity.authenticate(session, tokens.user().id());
    }

    private static void refusedField(String field, Runnable work) {
        Refusal refusal = assertThrows(Refusal.class, work::run);
        assertEquals(field, refusal.errors().get(0).field());
    }
}
