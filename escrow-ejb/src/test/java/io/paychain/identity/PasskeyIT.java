package io.paychain.identity;

import static io.paychain.testkit.Refusals.entered;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.adapter.PasskeyDevice;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.api.PasskeyView;
import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.TwoFactorView;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.AuthenticatorApp;
import io.paychain.identity.domain.Base64Url;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passkeys on the real database: whose they are, what works once, and what happens to a copy. */
class PasskeyIT {

    static TestApp app;
    static PasskeyService passkeys;
    static TwoFactorService factors;
    static IdentityService identity;
    static IdentityFixture people;
    static MailboxFixture mails;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of(), NoBackground.class);
        passkeys = app.get(PasskeyService.class);
        factors = app.get(TwoFactorService.class);
        identity = app.get(IdentityService.class);
        people = new IdentityFixture(app);
        mails = new MailboxFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Somebody with a wallet and a passkey. */
    private record Holder(int wallet, Caller caller, PasskeyDevice device, PasskeyView passkey) {}

    private static Holder holder(int wallet) {
        Caller caller = caller(people.register(wallet, UserType.WORKER));
        PasskeyDevice device = new PasskeyDevice();
        return new Holder(wallet, caller, device, passkeys.add(caller, device.make(passkeys.begin(caller))));
    }

    private static Tokens enter(PasskeyDevice device) {
        return passkeys.signIn(device.sign(passkeys.challenge(null)), Visitor.UNKNOWN);
    }

    @Test
    void aPasskey_isAdded_andSignsInItsHolder_whoSaysNoName() {
        Holder who = holder(9100);
        assertEquals("Passkey", who.passkey().name());
        assertFalse(who.passkey().synced() || who.passkey().suspended());
        Tokens in = enter(who.device());
        assertEquals(who.caller().userId(), in.user().id());
        assertEquals(1, passkeys.list(caller(in)).size());
        assertTrue(passkeys.list(caller(in)).get(0).lastUsedAt() != null);
        mails.await("user9100@example.org", "A passkey was added");
    }

    @Test
    void tokens_tellWhatWasShown() throws ParseException {
        Tokens byWallet = people.register(9101, UserType.WORKER);
        assertEquals("aal1", claims(byWallet).getStringClaim("acr"));
        assertEquals(List.of("wallet"), claims(byWallet).getStringListClaim("amr"));
        Caller caller = caller(byWallet);
        PasskeyDevice device = new PasskeyDevice();
        passkeys.add(caller, device.make(passkeys.begin(caller)));
        passkeys.stepUp(caller, device.sign(passkeys.stepUpChallenge(caller)));
        Tokens later = app.get(SignInService.class).refresh(byWallet.refreshToken());
        assertEquals("aal2", claims(later).getStringClaim("acr"));
        assertEquals(List.of("wallet", "hwk", "mfa"), claims(later).getStringListClaim("amr"));
        assertEquals(List.of("hwk", "mfa"), claims(enter(device)).getStringListClaim("amr"));
    }

    @Test
    void check13_aChallenge_worksOnce_alsoInARaceOf100() throws Exception {
        Holder who = holder(9102);
        PasskeyAnswer answer = who.device().sign(passkeys.challenge(null));
        assertEquals(1, entered(() -> passkeys.signIn(answer, Visitor.UNKNOWN)));
        refused(IdentityProblem.PASSKEY_INVALID, () -> passkeys.signIn(answer, Visitor.UNKNOWN));
        assertEquals(
                2,
                app.number("select count(*) from user_session where user_id = "
                        + who.caller().userId()));
        NewPasskey made = new PasskeyDevice().make(passkeys.begin(who.caller()));
        assertEquals(1, entered(() -> passkeys.add(who.caller(), made)));
    }

    @Test
    void check13_aChallenge_endsAfterFiveMinutes() {
        Holder who = holder(9103);
        PasskeyAnswer answer = who.device().sign(passkeys.challenge(null));
        NewPasskey made = new PasskeyDevice().make(passkeys.begin(who.caller()));
        app.asOwner("update passkey_challenge set expires_at = now() - interval '1 second'");
        refused(IdentityProblem.PASSKEY_INVALID, () -> passkeys.signIn(answer, Visitor.UNKNOWN));
        refused(IdentityProblem.PASSKEY_REJECTED, () -> passkeys.add(who.caller(), made));
    }

    @Test
    void check13_aChallenge_isForItsSession_andForItsPurpose() {
        Holder who = holder(9104);
        Caller other = holder(9105).caller();
        NewPasskey made = new PasskeyDevice().make(passkeys.begin(who.caller()));
        refused(IdentityProblem.PASSKEY_REJECTED, () -> passkeys.add(other, made));
        passkeys.add(who.caller(), made);
        PasskeyAnswer proof = who.device().sign(passkeys.stepUpChallenge(who.caller()));
        PasskeyAnswer entry = who.device().sign(passkeys.challenge(null));
        refused(IdentityProblem.PASSKEY_REJECTED, () -> passkeys.stepUp(who.caller(), entry));
        refused(IdentityProblem.PASSKEY_INVALID, () -> passkeys.signIn(proof, Visitor.UNKNOWN));
        refused(IdentityProblem.PASSKEY_REJECTED, () -> passkeys.stepUp(caller(login(9104)), proof));
        passkeys.stepUp(who.caller(), proof);
        passkeys.signIn(entry, Visitor.UNKNOWN);
    }

    @Test
    void aWrongAnswer_usesItsChallengeUp() {
        Holder who = holder(9106);
        PasskeyAnswer good = who.device().sign(passkeys.challenge(null));
        PasskeyAnswer bad = new PasskeyAnswer(
                good.credentialId(),
                good.clientDataJson(),
                good.authenticatorData(),
                PasskeyDevice.spoilt(good.signature(), 100),
                good.userHandle());
        refused(IdentityProblem.PASSKEY_INVALID, () -> passkeys.signIn(bad, Visitor.UNKNOWN));
        refused(IdentityProblem.PASSKEY_INVALID, () -> passkeys.signIn(good, Visitor.UNKNOWN));
    }

    @Test
    void aPasskey_isItsHoldersOnly() {
        Holder who = holder(9107);
        Holder thief = holder(9108);
        String handle = handle(thief.device());
        refused(
                IdentityProblem.PASSKEY_REJECTED,
                () -> passkeys.stepUp(who.caller(), thief.device().sign(passkeys.stepUpChallenge(who.caller()))));
        refused(IdentityProblem.PASSKEY_INVALID, () -> enter(thief.device().of(handle(who.device()))));
        refused(IdentityProblem.PASSKEY_INVALID, () -> enter(thief.device().of(null)));
        refused(IdentityProblem.PASSKEY_INVALID, () -> enter(new PasskeyDevice().of(handle)));
        assertEquals(
                thief.caller().userId(), enter(thief.device().of(handle)).user().id());
    }

    private static String handle(PasskeyDevice device) {
        return String.valueOf(device.sign(passkeys.challenge(null)).userHandle());
    }

    @Test
    void aCredentialThatSomebodyHas_isNotAddedAgain() {
        Holder who = holder(9109);
        Caller other = holder(9110).caller();
        byte[] id = Base64Url.bytes(who.device().id(), 1_023).orElseThrow();
        refused(
                IdentityProblem.PASSKEY_TAKEN,
                () -> passkeys.add(other, new PasskeyDevice().called(id).make(passkeys.begin(other))));
        refused(
                IdentityProblem.PASSKEY_TAKEN,
                () -> passkeys.add(who.caller(), who.device().make(passkeys.begin(who.caller()))));
        assertEquals(
                List.of(who.device().id()),
                passkeys.begin(who.caller()).excluded().stream()
                        .map(known -> known.id())
                        .toList());
    }

    @Test
    void check14_aCounterThatWentBack_stopsThePasskey_andItsHolderIsTold() {
        Holder who = holder(9111);
        enter(who.device().counting(50));
        refused(IdentityProblem.PASSKEY_SUSPENDED, () -> enter(who.device().counting(20)));
        assertTrue(passkeys.list(who.caller()).get(0).suspended());
        refused(IdentityProblem.PASSKEY_SUSPENDED, () -> enter(who.device().counting(90)));
        assertTrue(passkeys.stepUpChallenge(who.caller()).allowed().isEmpty());
        mails.await("user9111@example.org", "A passkey was stopped");
        passkeys.remove(who.caller(), who.passkey().id());
        mails.await("user9111@example.org", "A passkey was removed");
    }

    @Test
    void twoUsesAtOnce_countOneAfterTheOther() throws Exception {
        Holder who = holder(9112);
        PasskeyAnswer first = who.device().sign(passkeys.challenge(null));
        PasskeyAnswer second = who.device().sign(passkeys.challenge(null));
        passkeys.signIn(second, Visitor.UNKNOWN);
        refused(IdentityProblem.PASSKEY_SUSPENDED, () -> passkeys.signIn(first, Visitor.UNKNOWN));
    }

    @Test
    void d31_check37_aPasskeyIsRenamedAndDeleted_byItsHolderOnly() {
        Holder who = holder(9113);
        Caller other = holder(9114).caller();
        long id = who.passkey().id();
        refused(CommonProblem.NOT_FOUND, () -> passkeys.rename(other, id, "mine"));
        refused(CommonProblem.NOT_FOUND, () -> passkeys.remove(other, id));
        assertEquals(
                "Work laptop",
                passkeys.rename(who.caller(), id, "  Work laptop ").name());
        for (String bad : new String[] {"", " ", "a\nb", "x".repeat(61), "\u202egnp.exe"}) {
            refused(CommonProblem.VALIDATION_ERROR, () -> passkeys.rename(who.caller(), id, bad));
        }
        passkeys.remove(who.caller(), id);
        refused(CommonProblem.NOT_FOUND, () -> passkeys.remove(who.caller(), id));
        refused(IdentityProblem.PASSKEY_INVALID, () -> enter(who.device()));
    }

    @Test
    void check22_addingAndRemoving_askForARecentSignIn_whichAPasskeyIs() {
        Holder who = holder(9115);
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + who.caller().sessionId() + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> passkeys.begin(who.caller()));
        refused(
                IdentityProblem.STEP_UP_REQUIRED,
                () -> passkeys.remove(who.caller(), who.passkey().id()));
        passkeys.stepUp(who.caller(), who.device().sign(passkeys.stepUpChallenge(who.caller())));
        passkeys.remove(who.caller(), who.passkey().id());
    }

    @Test
    void theLastWayIn_stays() {
        Holder who = holder(9116);
        app.asOwner("update users set wallet_address = null, wallet_address_hash = null where id = "
                + who.caller().userId());
        refused(
                IdentityProblem.LAST_WAY_IN,
                () -> passkeys.remove(who.caller(), who.passkey().id()));
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> enter(who.device()));
        app.asOwner("update users set email_verified = true where id = "
                + who.caller().userId());
        enter(who.device());
        passkeys.add(who.caller(), new PasskeyDevice().make(passkeys.begin(who.caller())));
        passkeys.remove(who.caller(), who.passkey().id());
        assertEquals(1, passkeys.list(who.caller()).size());
    }

    @Test
    void whereASecondFactorIsAskedFor_aPasskeyIsOne_andByItselfIsTwo() {
        Holder who = holder(9117);
        AuthenticatorApp phone =
                new AuthenticatorApp(factors.setup(who.caller()).secret());
        factors.confirm(who.caller(), phone.code(0));
        SignIn.SecondFactorNeeded asked = assertInstanceOf(SignIn.SecondFactorNeeded.class, people.login(9117));
        assertEquals(Set.of(SecondFactor.TOTP, SecondFactor.RECOVERY_CODE, SecondFactor.PASSKEY), asked.methods());
        String token = asked.mfaToken();
        PasskeyDevice foreign = holder(9118).device();
        refused(
                IdentityProblem.PASSKEY_INVALID,
                () -> passkeys.secondFactor(token, foreign.sign(passkeys.challenge(token)), Visitor.UNKNOWN));
        refused(
                IdentityProblem.PASSKEY_INVALID,
                () -> passkeys.secondFactor(token, who.device().sign(passkeys.challenge(null)), Visitor.UNKNOWN));
        Tokens in =
                passkeys.secondFactor(token, who.device().of(null).sign(passkeys.challenge(token)), Visitor.UNKNOWN);
        assertEquals(who.caller().userId(), in.user().id());
        refused(IdentityProblem.MFA_TOKEN_INVALID, () -> passkeys.challenge(token));
        assertEquals(
                who.caller().userId(),
                enter(who.device().of(passkeys.begin(who.caller()).userHandle()))
                        .user()
                        .id());
    }

    @Test
    void havingAPasskey_doesNotMakeASignInAskForIt() {
        holder(9119);
        assertInstanceOf(SignIn.Registered.class, people.login(9119));
    }

    @Test
    void whoWantsIt_isAskedForThePasskeyAfterThePassword_untilTheLastOneGoes() {
        PasswordFixture members = new PasswordFixture(app, mails);
        Caller caller = members.caller(members.verified("asksme"));
        refused(IdentityProblem.SECOND_FACTOR_OFF, () -> factors.askAfterPassword(caller, true));
        PasskeyDevice device = new PasskeyDevice();
        PasskeyView passkey = passkeys.add(caller, device.make(passkeys.begin(caller)));
        List<String> codes = factors.askAfterPassword(caller, true);
        assertEquals(new TwoFactorView(false, 10, true), factors.view(caller));
        mails.await("asksme@example.org", "Your password now asks");
        SignIn.SecondFactorNeeded asked = asked();
        assertEquals(Set.of(SecondFactor.RECOVERY_CODE, SecondFactor.PASSKEY), asked.methods());
        Caller in = members.caller(passkeys.secondFactor(
                asked.mfaToken(), device.sign(passkeys.challenge(asked.mfaToken())), Visitor.UNKNOWN));
        assertEquals(caller.userId(), in.userId());
        factors.challenge(asked().mfaToken(), codes.get(0), Visitor.UNKNOWN);
        assertEquals(List.of(), factors.askAfterPassword(caller, true), "nothing new");
        assertEquals(9, factors.view(caller).recoveryCodesLeft());
        refused(CommonProblem.VALIDATION_ERROR, () -> factors.stepUp(caller, PasswordFixture.GOOD, "000 000"));
        passkeys.remove(caller, passkey.id());
        assertEquals(new TwoFactorView(false, 0, false), factors.view(caller));
        members.login("asksme", PasswordFixture.GOOD);
    }

    @Test
    void theWish_isChangedAfterARecentSignIn_only_andAWalletIsNotAsked() {
        Holder who = holder(9122);
        factors.askAfterPassword(who.caller(), true);
        assertInstanceOf(SignIn.Registered.class, people.login(9122), "a wallet is no password");
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + who.caller().sessionId() + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> factors.askAfterPassword(who.caller(), false));
        passkeys.stepUp(who.caller(), who.device().sign(passkeys.stepUpChallenge(who.caller())));
        factors.askAfterPassword(who.caller(), false);
        assertEquals(new TwoFactorView(false, 0, false), factors.view(who.caller()));
    }

    /** What they asked for is not left out because it cannot be done; their mailbox is the way out, and ends the wish. */
    @Test
    void whoWantsASecondStep_andHasNothingLeftForIt_doesNotComeInByThePasswordAlone() {
        PasswordFixture members = new PasswordFixture(app, mails);
        Caller caller = members.caller(members.verified("stuck"));
        passkeys.add(caller, new PasskeyDevice().make(passkeys.begin(caller)));
        factors.askAfterPassword(caller, true);
        PasswordService passwords = app.get(PasswordService.class);
        app.sql("update passkey set suspended_at = now() where user_id = " + caller.userId());
        assertEquals(
                Set.of(SecondFactor.RECOVERY_CODE),
                assertInstanceOf(
                                SignIn.SecondFactorNeeded.class,
                                passwords.login("stuck@example.org", PasswordFixture.GOOD, Visitor.UNKNOWN))
                        .methods());
        app.sql("delete from recovery_code where user_id = " + caller.userId());
        refused(
                IdentityProblem.SECOND_STEP_IMPOSSIBLE,
                () -> passwords.login("stuck@example.org", PasswordFixture.GOOD, Visitor.UNKNOWN));
        refused(
                IdentityProblem.CREDENTIALS_INVALID,
                () -> passwords.login("stuck@example.org", "another password", Visitor.UNKNOWN));
        passwords.forgot("stuck@example.org");
        passwords.reset(mails.token("stuck@example.org", "new password"), "seven lanterns over gravel");
        mails.await("stuck@example.org", "Your password no longer asks");
        members.login("stuck", "seven lanterns over gravel");
    }

    private static SignIn.SecondFactorNeeded asked() {
        return assertInstanceOf(
                SignIn.SecondFactorNeeded.class,
                app.get(PasswordService.class).login("asksme@example.org", PasswordFixture.GOOD, Visitor.UNKNOWN));
    }

    @Test
    void check20_whoIsDisabled_doesNotComeIn() {
        Holder who = holder(9120);
        app.sql("update users set active = false where id = " + who.caller().userId());
        refused(IdentityProblem.ACCOUNT_DISABLED, () -> enter(who.device()));
    }

    @Test
    void aPersonHasTwentyPasskeys_atMost() {
        Holder who = holder(9121);
        for (int i = 1; i < 19; i++) {
            passkeys.add(who.caller(), new PasskeyDevice().make(passkeys.begin(who.caller())));
        }
        NewPasskey twentieth = new PasskeyDevice().make(passkeys.begin(who.caller()));
        NewPasskey oneMore = new PasskeyDevice().make(passkeys.begin(who.caller()));
        passkeys.add(who.caller(), twentieth);
        refused(IdentityProblem.PASSKEY_LIMIT, () -> passkeys.add(who.caller(), oneMore));
        refused(IdentityProblem.PASSKEY_LIMIT, () -> passkeys.begin(who.caller()));
    }

    @Test
    void challenges_areNotReadableInTheDatabase() {
        String challenge = passkeys.challenge(null).challenge();
        assertEquals(43, challenge.length());
        assertFalse(app.sql("select * from passkey_challenge").toString().contains(challenge));
    }

    private static Tokens login(int wallet) {
        return assertInstanceOf(SignIn.Registered.class, people.login(wallet)).tokens();
    }

    private static JWTClaimsSet claims(Tokens tokens) throws ParseException {
        return SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet();
    }

    private static Caller caller(Tokens tokens) {
        try {
            return identity.authenticate(
                    claims(tokens).getStringClaim("sid"), tokens.user().id());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
