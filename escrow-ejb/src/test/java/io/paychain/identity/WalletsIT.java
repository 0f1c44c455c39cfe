package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.sign;
import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.adapter.Wallets;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.WalletView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.testkit.TestApp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several wallets of one person, on the real database; there is no chain, and none is needed for wallets with a key. */
class WalletsIT {

    private static final int ADMIN = 900;

    private static TestApp app;
    private static WalletService service;
    private static SignInService signIn;
    private static IdentityFixture people;
    private static PasswordFixture passwords;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("paychain.admin.wallets", wallet(ADMIN)));
        service = app.get(WalletService.class);
        signIn = app.get(SignInService.class);
        people = new IdentityFixture(app);
        passwords = new PasswordFixture(app, new MailboxFixture(app));
    }

    @AfterAll
    static void stop() {
        app.close();
        System.clearProperty("paychain.admin.wallets");
    }

    @Test
    void everyWallet_opensTheAccount_andThePrimaryOneStays() {
        Caller me = caller(people.register(1, UserType.WORKER));
        UserView user = connect(me, 2);
        assertEquals(wallet(1), user.wallet());
        assertEquals(user.id(), signedIn(1).user().id());
        Tokens bySecond = signedIn(2);
        assertEquals(user.id(), bySecond.user().id());
        assertEquals(wallet(1), caller(bySecond).wallet(), "the wallet of new work, whichever signed in");
        assertEquals(List.of(Wallets.shown(wallet(1)), Wallets.shown(wallet(2))), addresses(service.list(me)));
        assertEquals(List.of("wallet_connected"), told(me));
    }

    @Test
    void thePrimaryWallet_isChosen_andCountsAtOnce() {
        Caller me = caller(people.register(11, UserType.WORKER));
        connect(me, 12);
        List<WalletView> all = service.makePrimary(me, Wallets.shown(wallet(12)));
        assertEquals(List.of(Wallets.shown(wallet(12)), Wallets.shown(wallet(11))), addresses(all));
        assertTrue(all.get(0).primary() && !all.get(1).primary());
        assertEquals(wallet(12), again(me).wallet());
        assertEquals(me.userId(), signedIn(11).user().id());
        service.makePrimary(me, wallet(12));
        assertEquals(List.of("wallet_connected", "wallet_primary_changed"), told(me), "told once");
        assertEquals(
                me.userId(),
                app.get(IdentityService.class)
                        .byWallet(wallet(11))
                        .orElseThrow()
                        .id());
    }

    @Test
    void aRemovedWallet_opensNothing_andOtherSessionsEnd() {
        Caller me = caller(people.register(21, UserType.WORKER));
        connect(me, 22);
        Caller elsewhere = caller(signedIn(22));
        refused(IdentityProblem.WALLET_PRIMARY, () -> service.remove(me, wallet(21)));
        service.remove(me, wallet(22));
        assertInstanceOf(SignIn.Unregistered.class, people.login(22));
        assertTrue(app.get(IdentityService.class).sessionAlive(me.sessionId()));
        assertFalse(app.get(IdentityService.class).sessionAlive(elsewhere.sessionId()));
        assertEquals(List.of("wallet_connected", "wallet_removed"), told(me));
        assertEquals(1, service.list(me).size());
    }

    @Test
    void theLastWallet_goesOnlyWhenThereIsAnotherWayInToAProvenAddress() {
        Caller unproven = caller(people.register(31, UserType.WORKER));
        refused(IdentityProblem.LAST_WAY_IN, () -> service.remove(unproven, wallet(31)));
        app.sql("update users set email_verified = true, first_verified_at = now() where id = " + unproven.userId());
        refused(IdentityProblem.LAST_WAY_IN, () -> service.remove(unproven, wallet(31)));
        assertEquals(wallet(31), again(unproven).wallet(), "nothing half done");

        Caller me = passwords.caller(passwords.verified("leaver"));
        connect(me, 32);
        assertEquals(wallet(32), again(me).wallet(), "the first becomes the primary one");
        service.remove(me, wallet(32));
        assertNull(again(me).wallet());
        passwords.login("leaver", PasswordFixture.GOOD);
        connect(me, 33);
        assertEquals(wallet(33), again(me).wallet());
    }

    @Test
    void strangers_findNoWallet() {
        Caller me = caller(people.register(41, UserType.WORKER));
        connect(me, 42);
        Caller stranger = caller(people.register(43, UserType.WORKER));
        refused(CommonProblem.NOT_FOUND, () -> service.remove(stranger, wallet(42)));
        refused(CommonProblem.NOT_FOUND, () -> service.makePrimary(stranger, wallet(42)));
        Challenge challenge = signIn.challenge(wallet(42));
        refused(
                IdentityProblem.WALLET_TAKEN,
                () -> service.connect(stranger, wallet(42), challenge.message(), sign(42, challenge.message())));
        assertEquals(1, service.list(stranger).size());
    }

    @Test
    void everyChange_wantsAProofOfLately() {
        Caller me = caller(people.register(51, UserType.WORKER));
        connect(me, 52);
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '" + me.sessionId()
                + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.remove(me, wallet(52)));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.makePrimary(me, wallet(52)));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> connect(me, 53));
        assertEquals(2, service.list(me).size());
    }

    @Test
    void ofAHundredWalletsAtOnce_tenAreConnected() throws Exception {
        Caller me = caller(people.register(60, UserType.WORKER));
        List<Callable<UserView>> works = IntStream.rangeClosed(1_001, 1_100)
                .<Callable<UserView>>mapToObj(n -> () -> connect(me, n))
                .toList();
        List<Problem> refusals = race(works);
        assertEquals(Set.of(IdentityProblem.WALLET_LIMIT), Set.copyOf(refusals));
        assertEquals(91, refusals.size(), "nine beside the first");
        assertEquals(10, service.list(me).size());
    }

    @Test
    void whoeverHasAnAdministratorsWallet_isOne_primaryOrNot() {
        Caller me = caller(people.register(71, UserType.WORKER));
        assertFalse(me.is("admin"));
        connect(me, ADMIN);
        assertTrue(again(me).is("admin"));
        service.remove(me, wallet(ADMIN));
        assertFalse(again(me).is("admin"));
    }

    private static UserView connect(Caller me, int n) {
        Challenge challenge = signIn.challenge(wallet(n));
        return service.connect(me, wallet(n), challenge.message(), sign(n, challenge.message()));
    }

    private static Tokens signedIn(int n) {
        return assertInstanceOf(SignIn.Registered.class, people.login(n)).tokens();
    }

    private static Caller caller(Tokens tokens) {
        return passwords.caller(tokens);
    }

    private static Caller again(Caller caller) {
        return app.get(IdentityService.class).authenticate(String.valueOf(caller.sessionId()), caller.userId());
    }

    private static List<String> addresses(List<WalletView> wallets) {
        return wallets.stream().map(WalletView::address).toList();
    }

    /** What mails are asked for, but those with links. */
    private static List<Object> told(Caller me) {
        return app
                .sql("select data ->> 'kind' as kind from event where type = 'identity_mail' and subject = 'user:"
                        + me.userId() + "' and data ->> 'kind' like 'wallet%' order by id")
                .stream()
                .map(row -> row.get("kind"))
                .toList();
    }
}
