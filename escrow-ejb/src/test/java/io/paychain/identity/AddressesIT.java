package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.sign;
import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.identity.PasswordFixture.BETTER;
import static io.paychain.identity.PasswordFixture.GOOD;
import static io.paychain.identity.PasswordFixture.at;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.adapter.WatchedPasswords;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.notifications.adapter.MailQueue;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose an address is, what it opens, and who is told: on the real database. */
class AddressesIT {

    static TestApp app;
    static PasswordService service;
    static SignInService wallets;
    static WalletService own;
    static IdentityService identity;
    static IdentityFixture walletPeople;
    static PasswordFixture people;
    static MailboxFixture mails;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                Map.of(
                        "paychain.signin.failures.address", "100000",
                        "paychain.signin.failures.network", "100000",
                        "paychain.admin.wallets", wallet(777)),
                NoBackground.class,
                WatchedPasswords.class);
        service = app.get(PasswordService.class);
        wallets = app.get(SignInService.class);
        own = app.get(WalletService.class);
        identity = app.get(IdentityService.class);
        walletPeople = new IdentityFixture(app);
        mails = new MailboxFixture(app);
        people = new PasswordFixture(app, mails);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aMove_takesEffectWhenTheNewAddressIsProven_andTheOldOneIsTold() {
        Caller me = people.caller(people.verified("anna"));
        service.forgot(at("anna"));
        String reset = mails.token(at("anna"), "new password");
        UserView waiting = move(me, at("anna2"));
        assertEquals(at("anna"), waiting.email());
        assertTrue(waiting.emailVerified());
        assertEquals(at("anna2"), waiting.pendingEmail());
        mails.await(at("anna"), "is to be changed");
        service.forgot(at("anna2"));
        assertFalse(mailed(at("anna2"), "new password"), "an address that was not proven opens nothing");
        assertEquals("anna", people.login("anna", GOOD).user().username());
        service.verify(mails.token(at("anna2"), "Verify"));
        mails.await(at("anna"), "was changed");
        UserView moved = people.login("anna2", GOOD).user();
        assertEquals(me.userId(), moved.id());
        assertNull(moved.pendingEmail());
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> people.login("anna", GOOD));
        refused(IdentityProblem.LINK_INVALID, () -> service.reset(reset, BETTER));
    }

    /** Before, whoever registered the new address took the account over. */
    @Test
    void anAccountThatMoves_isNobodysToRegisterAnew() {
        Caller me = people.caller(people.verified("bea"));
        move(me, at("bea2"));
        app.sql("update users set created_at = created_at - interval '3 days' where id = " + me.userId());
        people.register(at("bea2"), "thief", BETTER);
        service.verify(mails.token(at("bea2"), "Verify"));
        UserView thief = people.login("bea2", BETTER).user();
        assertEquals("thief", thief.username());
        assertFalse(thief.id() == me.userId());
        assertEquals(me.userId(), people.login("bea", GOOD).user().id());
        assertEquals("bea", identity.me(me).username());
    }

    /** As the old rules left it: the address was replaced and the account looks as if it never proved any. */
    @Test
    void anAccountWhoseAddressIsUnproven_keepsNamePasswordAndDoors() {
        Caller me = people.caller(people.verified("cleo"));
        app.sql("update users set email = 'typo@example.org', email_verified = false,"
                + " created_at = created_at - interval '3 days' where id = " + me.userId());
        service.forgot("typo@example.org");
        assertFalse(mailed("typo@example.org", "new password"));
        people.register("typo@example.org", "typist", BETTER);
        refused(IdentityProblem.USERNAME_TAKEN, () -> people.register(at("someone"), "Cleo", BETTER));
        service.verify(mails.token("typo@example.org", "Verify"));
        assertEquals("typist", people.login("typo", BETTER).user().username());
        assertEquals("cleo", identity.me(me).username());
    }

    @Test
    void aLink_makesTheAccountOfItsOwnRegistration() {
        people.register(at("dora"), "dora-thief", BETTER);
        String thiefs = mails.token(at("dora"), "Verify");
        people.register(at("dora"), "dora", GOOD);
        String doras = mails.tokenAfter(thiefs, at("dora"), "Verify");
        service.verify(doras);
        assertEquals("dora", people.login("dora", GOOD).user().username());
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> people.login("dora", BETTER));
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(thiefs));
        people.register(at("dora-other"), "dora-thief", GOOD); // the name of the dropped attempt is free
    }

    @Test
    void twoLinksOfOneAddressAtOnce_makeOneAccount() throws Exception {
        List<Callable<?>> links = new ArrayList<>();
        String last = "";
        for (String name : List.of("eve1", "eve2", "eve3", "eve4")) {
            people.register(at("eve"), name, GOOD);
            String token =
                    last.isEmpty() ? mails.token(at("eve"), "Verify") : mails.tokenAfter(last, at("eve"), "Verify");
            links.add(() -> service.verify(token));
            last = token;
        }
        List<Problem> refusals = race(links);
        assertEquals(3, refusals.size());
        assertEquals(
                List.of(IdentityProblem.LINK_INVALID),
                refusals.stream().distinct().toList());
        assertEquals(1, app.number("select count(*) from users where email = 'eve@example.org'"));
    }

    @Test
    void anUnprovenAddress_keepsNobodyFromProvingIt() {
        signUp(720, at("fay"));
        String squatters = mails.token(at("fay"), "Verify");
        signUp(721, at("fay"));
        people.register("fay");
        service.verify(newestTokenFor(at("fay"), "fay"));
        assertEquals("fay", people.login("fay", GOOD).user().username());
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(squatters));
        service.forgot(at("fay"));
        service.reset(mails.token(at("fay"), "new password"), BETTER);
        assertEquals("fay", people.login("fay", BETTER).user().username());
    }

    @Test
    void check8_aTakenAddress_isToldToItsOwnerOnly_bySignupAndByUpdate() {
        people.verified("gina");
        List<Long> free = people.written(() -> signUp(730, at("nobodys")));
        List<Long> taken = people.written(() -> signUp(731, at("gina")));
        assertEquals(free, taken);
        mails.await(at("gina"), "have an account");
        Caller hana = people.caller(people.verified("hana"));
        long others = people.written(() -> move(hana, at("unknown"))).get(1);
        assertEquals(others, people.written(() -> move(hana, at("gina"))).get(1));
        UserView waiting = identity.me(hana);
        assertEquals(at("hana"), waiting.email());
        assertEquals(at("gina"), waiting.pendingEmail());
        assertEquals("gina", people.login("gina", GOOD).user().username());
    }

    @Test
    void aMove_isSentAgain_andTakenBack() {
        Caller me = people.caller(people.verified("ines"));
        move(me, at("ines2"));
        String first = mails.token(at("ines2"), "Verify");
        identity.resend(me);
        String second = mails.tokenAfter(first, at("ines2"), "Verify");
        identity.stay(me);
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(second));
        assertNull(identity.me(me).pendingEmail());
        identity.resend(me);
        assertEquals(0, app.number("select count(*) from mail_link where email = 'ines@example.org'"));
    }

    @Test
    void aNewPassword_stopsAMove_thatAThiefBegan() {
        Caller thief = people.caller(people.verified("june"));
        move(thief, at("june-thief"));
        String link = mails.token(at("june-thief"), "Verify");
        service.forgot(at("june"));
        service.reset(mails.token(at("june"), "new password"), BETTER);
        refused(IdentityProblem.LINK_INVALID, () -> service.verify(link));
        assertEquals(at("june"), people.login("june", BETTER).user().email());
    }

    @Test
    void everyMove_needsAFreshSignIn_alsoOfWalletsAndAdministrators() {
        Tokens walletPerson = walletPeople.register(740, UserType.WORKER);
        Caller me = people.caller(walletPerson);
        old(me);
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> move(me, at("lena")));
        assertEquals(
                "lena740",
                identity.update(me, me.userId(), new UserChange("lena740", null), null)
                        .username());
        Caller admin = people.caller(walletPeople.register(777, UserType.EMPLOYER));
        Caller mia = people.caller(people.verified("mia"));
        old(admin);
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> move(admin, mia.userId(), at("mia2")));
        app.sql("update user_session set authenticated_at = now() where id = '" + admin.sessionId() + "'");
        assertEquals(at("mia"), move(admin, mia.userId(), at("mia2")).email());
        mails.await(at("mia"), "is to be changed");
    }

    @Test
    void aReset_forgetsDevices_halfDoneSignIns_andLeavesTheOwnersDeviceKnown() {
        Tokens before = people.verified("nora");
        Visitor oldDevice = new Visitor("192.0.2.9", "old", before.deviceToken());
        app.sql("insert into mfa_token (token_hash, user_id, by_wallet, expires_at) values ('half', "
                + before.user().id() + ", false, now() + interval '5 minutes')");
        for (int i = 0; i < 6; i++) {
            assertThrows(Refusal.class, () -> people.login("nora", "wrong wrong wrong"));
        }
        people.hold("throttle-account", at("nora"));
        refused(IdentityProblem.SIGN_IN_THROTTLED, () -> people.login("nora", GOOD));
        service.forgot(at("nora"));
        String device = service.reset(mails.token(at("nora"), "new password"), BETTER);
        assertEquals(0, app.number("select count(*) from mfa_token where token_hash = 'half'"));
        assertNull(people.login("nora", BETTER, new Visitor("192.0.2.8", "new", device))
                .deviceToken());
        assertNotNull(people.login("nora", BETTER, oldDevice).deviceToken(), "strange again, but not kept waiting");
    }

    @Test
    void aChange_forgetsOtherDevices_andHalfDoneSignIns() {
        Tokens mine = people.verified("olga");
        people.login("olga", GOOD);
        Caller me = people.caller(mine);
        app.sql("insert into mfa_token (token_hash, user_id, by_wallet, expires_at) values ('olga', " + me.userId()
                + ", false, now() + interval '5 minutes')");
        service.change(me, GOOD, BETTER, new Visitor("192.0.2.1", "here", mine.deviceToken()));
        assertEquals(0, app.number("select count(*) from mfa_token where token_hash = 'olga'"));
        assertEquals(1, app.number("select count(*) from known_device where user_id = " + me.userId()));
    }

    @Test
    void aSignIn_whosePasswordIsChangedWhileItIsChecked_opensNothing() {
        people.verified("pia");
        service.forgot(at("pia"));
        String link = mails.token(at("pia"), "new password");
        WatchedPasswords.duringTheNext(() -> service.reset(link, BETTER));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> people.login("pia", GOOD));
        assertEquals(
                0,
                app.number("select count(*) from user_session s join users u on u.id = s.user_id"
                        + " where u.username = 'pia' and s.ended_at is null"));
    }

    @Test
    void aChange_whoseCurrentPasswordIsAnotherByNow_isRefused() {
        Caller me = people.caller(people.verified("rita"));
        service.forgot(at("rita"));
        service.reset(mails.token(at("rita"), "new password"), BETTER);
        refused(
                IdentityProblem.CREDENTIALS_INVALID,
                () -> app.get(io.paychain.identity.adapter.PasswordStore.class)
                        .change(me, "$of the old password", "$new", Visitor.UNKNOWN, java.time.Instant.now()));
    }

    @Test
    void check8_everyFailedSignIn_checksTwoPasswords() {
        people.verified("sue");
        people.register("waiting");
        people.verified("decoyed");
        people.register(at("decoyed"), "decoy", BETTER);
        for (String name : List.of("sue", "waiting", "decoyed", "unheard-of")) {
            int checks = WatchedPasswords.checks(
                    () -> assertThrows(Refusal.class, () -> people.login(name, "wrong wrong wrong")));
            assertEquals(2, checks, name);
        }
    }

    @Test
    void check8_registrationsAtOnce_areAllTaken() throws Exception {
        List<Callable<?>> attempts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "tess" + i;
            attempts.add(() -> {
                people.register(at("tess"), name, GOOD);
                return name;
            });
        }
        assertEquals(List.of(), race(attempts));
    }

    @Test
    void check8_beyondTheLimitOfMails_theWorkIsTheSame() {
        people.verified("uma");
        for (int i = 0; i < 6; i++) {
            service.forgot(at("uma"));
        }
        assertEquals(
                people.written(() -> service.forgot(at("no-uma"))), people.written(() -> service.forgot(at("uma"))));
        assertEquals(
                5,
                app.number("select count(*) from mail_link where email = 'uma@example.org' and user_id is not null"));
    }

    @Test
    void theOwnerIsTold_ofAWallet_butNobodyAtAnAddressThatIsAnothers() {
        Caller me = people.caller(people.verified("vera"));
        Challenge challenge = wallets.challenge(wallet(750));
        own.connect(me, wallet(750), challenge.message(), sign(750, challenge.message()));
        mails.await(at("vera"), "wallet was connected");
        Tokens unproven = walletPeople.register(751, UserType.WORKER);
        people.register(at("user751"), "wanda", GOOD);
        service.verify(newestTokenFor(at("user751"), "wanda"));
        service.change(people.caller(unproven), null, GOOD, Visitor.UNKNOWN);
        assertFalse(mailed(at("user751"), "password was changed"), "wanda's was not");
    }

    @Test
    void mails_areTakenOneByOne_forLongerThanATransportNeeds() {
        MailQueue queue = app.get(MailQueue.class);
        mails.to("nobody@example.org");
        queue.add("slow-1", "password_changed", null, null);
        queue.add("slow-2", "password_changed", null, null);
        long first = queue.take().orElseThrow().id();
        assertEquals(
                1,
                app.number("select count(*) from mail where next_at > now() + interval '4 minutes'"
                        + " and event_id like 'slow-%'"));
        long second = queue.take().orElseThrow().id();
        assertTrue(first != second && queue.take().isEmpty());
        app.sql("delete from mail where event_id like 'slow-%'");
    }

    /** The statement of the migration, on accounts as the rules before left them. */
    @Test
    void v0020_knowsWhoWasEverVerified_andLeavesTheOthersInert() throws IOException {
        long wilma = people.verified("wilma").user().id();
        app.sql("update users set email_verified = false, first_verified_at = null where id = " + wilma);
        app.sql(
                "insert into users (username, username_key, email, user_type, created_at, updated_at) values"
                        + " ('xeno', 'xeno', 'xeno@example.org', 'worker', now() - interval '2 days', now() - interval '2 days')");
        app.sql("insert into password (user_id, hash, changed_at) select u.id, p.hash, now() from users u, password p"
                + " where u.username = 'xeno' and p.user_id = " + wilma);
        app.asOwner(statement("update users u set first_verified_at"));
        assertEquals(
                1, app.number("select count(*) from users where id = " + wilma + " and first_verified_at is not null"));
        assertEquals(1, app.number("select count(*) from users where username = 'xeno' and first_verified_at is null"));
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> people.login("wilma", GOOD));
        refused(IdentityProblem.CREDENTIALS_INVALID, () -> people.login("xeno", GOOD));
        service.resend(at("xeno"));
        assertFalse(mailed(at("xeno"), "Verify"));
        service.resend(at("wilma"));
        service.verify(newestTokenFor(at("wilma"), "wilma"));
        assertEquals(wilma, people.login("wilma", GOOD).user().id());
        people.register("xeno"); // neither address nor name are kept
        service.verify(mails.token(at("xeno"), "Verify"));
        assertEquals("xeno", people.login("xeno", GOOD).user().username());
    }

    private static String statement(String beginning) throws IOException {
        try (InputStream file = AddressesIT.class.getResourceAsStream("/db/migration/V0020__proven_addresses.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            int from = text.indexOf(beginning);
            return text.substring(from, text.indexOf(';', from));
        }
    }

    private static UserView move(Caller caller, String email) {
        return move(caller, caller.userId(), email);
    }

    private static UserView move(Caller caller, long user, String email) {
        return identity.update(caller, user, new UserChange(null, email), null);
    }

    private static Tokens signUp(int wallet, String email) {
        SignIn.Unregistered fresh = (SignIn.Unregistered) walletPeople.login(wallet);
        return wallets.register(
                new Registration(fresh.registrationToken(), "user" + wallet, email, UserType.WORKER), Visitor.UNKNOWN);
    }

    private static boolean mailed(String to, String words) {
        return mails.to(to).stream().anyMatch(mail -> mail.subject().contains(words));
    }

    /** The token of the newest verification that greets somebody by this name. */
    private static String newestTokenFor(String email, String name) {
        return mails.to(email).stream()
                .filter(mail -> mail.text().contains("Hello " + name + ","))
                .map(mail -> mail.text().replaceFirst("(?s).*#token=(\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static void old(Caller caller) {
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + caller.sessionId() + "'");
    }
}
