package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.sign;
import static io.paychain.identity.IdentityFixture.wallet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Ticket;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoContractWallets;
import io.paychain.testkit.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in, staying signed in and signing out, on the real database. Redis is not there at all. */
class SignInIT {

    private static final int ADMIN = 900;

    static TestApp app;
    static SignInService service;
    static IdentityService identity;
    static IdentityFixture people;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("paychain.admin.wallets", wallet(ADMIN)), NoContractWallets.class);
        service = app.get(SignInService.class);
        identity = app.get(IdentityService.class);
        people = new IdentityFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
        System.clearProperty("paychain.admin.wallets");
    }

    @Test
    void newWallet_registers_thenSignsIn() throws Exception {
        Tokens tokens = people.register(1, UserType.EMPLOYER);
        assertEquals("user1", tokens.user().username());
        assertEquals(3600, tokens.expiresIn());
        SignIn.Registered again = assertInstanceOf(SignIn.Registered.class, people.login(1));
        assertNotEquals(tokens.refreshToken(), again.tokens().refreshToken());
        Caller caller = caller(again.tokens());
        assertEquals(wallet(1), caller.wallet());
        assertEquals(java.util.Set.of("employer"), caller.roles());
    }

    @Test
    void d25_accessToken_carriesTheAgreedClaims() throws Exception {
        Tokens tokens = people.register(2, UserType.WORKER);
        SignedJWT jwt = SignedJWT.parse(tokens.accessToken());
        JWKSet keys = JWKSet.parse(service.jwks());
        assertTrue(jwt.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertEquals("JWT", jwt.getHeader().getType().getType());
        assertEquals("http://localhost:8000", claims.getIssuer());
        assertEquals(List.of("paychain"), claims.getAudience());
        assertEquals("access", claims.getClaim("token_use"));
        assertEquals(List.of("worker"), claims.getClaim("groups"));
        assertEquals(tokens.user().walletAddress(), claims.getClaim("wallet"));
        assertTrue(service.jwks().toString().length() > 300
                && !service.jwks().toString().contains("\"d\""));
    }

    @Test
    void d30_adminWallet_holdsAdmin() throws Exception {
        Tokens tokens = people.register(ADMIN, UserType.EMPLOYER);
        assertTrue(caller(tokens).is("admin"));
        assertTrue(tokens.user().roles().contains("admin"));
    }

    @Test
    void d20_nonce_racedBy100_letsOneIn() throws Exception {
        people.register(3, UserType.WORKER);
        Challenge challenge = service.challenge(wallet(3));
        String signature = sign(3, challenge.message());
        List<Problem> refusals =
                race(100, () -> service.login(wallet(3), challenge.message(), signature, Visitor.UNKNOWN));
        assertEquals(99, refusals.size());
        assertTrue(refusals.stream().allMatch(IdentityProblem.NONCE_INVALID::equals));
    }

    @Test
    void d20_strangersNonces_doNotSpoilTheOwners() {
        Challenge mine = service.challenge(wallet(4));
        IntStream.range(0, 20).forEach(i -> service.challenge(wallet(4)));
        assertInstanceOf(
                SignIn.Unregistered.class,
                service.login(wallet(4), mine.message(), sign(4, mine.message()), Visitor.UNKNOWN));
    }

    @Test
    void d20_foreignSignature_doesNotUseTheNonceUp() {
        Challenge mine = service.challenge(wallet(5));
        refused(
                IdentityProblem.SIGNATURE_INVALID,
                () -> service.login(wallet(5), mine.message(), sign(6, mine.message()), Visitor.UNKNOWN));
        assertInstanceOf(
                SignIn.Unregistered.class,
                service.login(wallet(5), mine.message(), sign(5, mine.message()), Visitor.UNKNOWN));
    }

    @Test
    void d20_foreignMessage_isRefused() {
        Challenge other = service.challenge(wallet(6));
        refused(
                IdentityProblem.MESSAGE_REJECTED,
                () -> service.login(wallet(5), other.message(), sign(5, other.message()), Visitor.UNKNOWN));
        String phished = other.message().replace("localhost:8000 wants", "evil.example wants");
        refused(
                IdentityProblem.MESSAGE_REJECTED,
                () -> service.login(wallet(6), phished, sign(6, phished), Visitor.UNKNOWN));
        refused(
                IdentityProblem.MESSAGE_MALFORMED,
                () -> service.login(wallet(6), "hi", sign(6, "hi"), Visitor.UNKNOWN));
    }

    @Test
    void d22_refusedSignup_leavesTheTokenUsable_andASecondUseIsRefused() {
        people.register(7, UserType.WORKER);
        String token = ((SignIn.Unregistered) people.login(8)).registrationToken();
        refused(IdentityProblem.USERNAME_TAKEN, () -> register(token, "USER7", "user8@example.org"));
        refused(CommonProblem.VALIDATION_ERROR, () -> register(token, "<b>", "user8@example.org"));
        register(token, "user8", "user8@example.org");
        refused(IdentityProblem.REGISTRATION_TOKEN_INVALID, () -> register(token, "user8b", "user8b@example.org"));
    }

    @Test
    void signup_racedByTwoTokensOfOneWallet_makesOneUser() throws Exception {
        String one = ((SignIn.Unregistered) people.login(9)).registrationToken();
        String two = ((SignIn.Unregistered) people.login(9)).registrationToken();
        register(one, "user9", "user9@example.org");
        refused(IdentityProblem.WALLET_TAKEN, () -> register(two, "user9b", "user9b@example.org"));
    }

    @Test
    void d28_refresh_rotates_andTheGraceAnswersTheSameSuccessor() {
        Tokens first = people.register(10, UserType.WORKER);
        Tokens second = service.refresh(first.refreshToken());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(
                second.refreshToken(), service.refresh(first.refreshToken()).refreshToken());
        Tokens third = service.refresh(second.refreshToken());
        assertNotEquals(second.refreshToken(), third.refreshToken());
    }

    @Test
    void d28_refresh_racedBy100_answersOneSuccessor() throws Exception {
        Tokens first = people.register(11, UserType.WORKER);
        java.util.Set<String> successors = java.util.concurrent.ConcurrentHashMap.newKeySet();
        List<Problem> refusals = race(
                100, () -> successors.add(service.refresh(first.refreshToken()).refreshToken()));
        assertEquals(List.of(), refusals);
        assertEquals(1, successors.size());
    }

    @Test
    void d28_reuseAfterTheGrace_endsTheWholeFamily() throws Exception {
        Tokens first = people.register(12, UserType.WORKER);
        Tokens second = service.refresh(first.refreshToken());
        age(first);
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(first.refreshToken()));
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(second.refreshToken()));
        refused(IdentityProblem.SESSION_ENDED, () -> caller(second));
    }

    @Test
    void unknownRefreshTokens_areRefused() {
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh("nonsense"));
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh("x".repeat(100_000)));
        refused(CommonProblem.VALIDATION_ERROR, () -> service.refresh(null));
        Tokens tokens = people.register(13, UserType.WORKER);
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(tokens.accessToken()));
    }

    @Test
    void d23_logout_killsAccessAndRefreshAtOnce_andOnlyThisSession() throws Exception {
        Tokens here = people.register(14, UserType.WORKER);
        Tokens there = ((SignIn.Registered) people.login(14)).tokens();
        service.logout(caller(here), false);
        refused(IdentityProblem.SESSION_ENDED, () -> caller(here));
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(here.refreshToken()));
        assertEquals(wallet(14), caller(there).wallet());
    }

    @Test
    void sessionsAlive_areAskedForTogether_andOneStatementTells() throws Exception {
        Tokens stays = people.register(22, UserType.WORKER);
        Tokens leaves = people.register(23, UserType.WORKER);
        Tokens disabled = people.register(24, UserType.WORKER);
        service.logout(caller(leaves), false);
        app.sql("update users set active = false where id = " + disabled.user().id());
        Set<String> all = Set.of(sessionOf(stays), sessionOf(leaves), sessionOf(disabled), "0".repeat(32));
        long before = app.database().statements();
        assertEquals(Set.of(sessionOf(stays)), identity.sessionsAlive(all));
        assertEquals(1, app.database().statements() - before);
    }

    @Test
    void d23_logoutOfAll_endsEverySession() throws Exception {
        Tokens here = people.register(15, UserType.WORKER);
        Tokens there = ((SignIn.Registered) people.login(15)).tokens();
        service.logout(caller(here), true);
        refused(IdentityProblem.SESSION_ENDED, () -> caller(here));
        refused(IdentityProblem.SESSION_ENDED, () -> caller(there));
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(there.refreshToken()));
    }

    @Test
    void d23_disabledUser_isOutWithinOneRequest() throws Exception {
        Tokens tokens = people.register(16, UserType.WORKER);
        app.sql("update users set active = false where id = " + tokens.user().id());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        refused(IdentityProblem.ACCOUNT_DISABLED, () -> people.login(16));
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(tokens.refreshToken()));
    }

    @Test
    void d33_anAccount_isReadByItsOwner_administratorsAndAuditors() throws Exception {
        Tokens mine = people.register(21, UserType.WORKER);
        long id = mine.user().id();
        Caller me = caller(mine);
        assertEquals("user21", identity.find(me, id).username());
        for (String role : List.of("admin", "auditor")) {
            Caller other = new Caller(id + 1, "s", null, Set.of(role));
            assertEquals(id, identity.find(other, id).id());
            refused(CommonProblem.NOT_FOUND, () -> identity.find(other, 999_999));
        }
        Caller stranger = new Caller(id + 1, "s", null, Set.of("employer"));
        refused(CommonProblem.FORBIDDEN, () -> identity.find(stranger, id));
        refused(CommonProblem.FORBIDDEN, () -> identity.find(stranger, 999_999));
    }

    @Test
    void foreignSession_authenticatesNobody() throws Exception {
        Tokens mine = people.register(17, UserType.WORKER);
        refused(
                IdentityProblem.SESSION_ENDED,
                () -> identity.authenticate(sessionOf(mine), mine.user().id() + 1));
        refused(
                IdentityProblem.SESSION_ENDED,
                () -> identity.authenticate("0".repeat(32), mine.user().id()));
    }

    @Test
    void update_changesOwnDataOnly_andOnlyTheReadVersion() throws Exception {
        Tokens mine = people.register(18, UserType.WORKER);
        Caller me = caller(mine);
        UserView before = identity.me(me);
        var rename = new io.paychain.identity.api.UserChange("renamed18", null);
        refused(CommonProblem.FORBIDDEN, () -> identity.update(me, me.userId() + 1, rename, null));
        UserView after = identity.update(me, me.userId(), rename, before.version());
        assertEquals("renamed18", after.username());
        assertEquals(before.email(), after.email());
        refused(CommonProblem.STALE_VERSION, () -> identity.update(me, me.userId(), rename, before.version()));
    }

    @Test
    void d24_everythingEndsInItsTime() throws Exception {
        Instant before = Instant.now();
        Challenge challenge = service.challenge(wallet(26));
        SignIn.Unregistered fresh = (SignIn.Unregistered) people.login(25);
        Tokens tokens = people.register(26, UserType.WORKER);
        Caller me = caller(tokens);
        Ticket ticket = app.get(SocketTickets.class).issue(me);
        lives(before, Duration.ofMinutes(5), challenge.expiresAt());
        lives(before, Duration.ofMinutes(10), fresh.expiresAt());
        lives(before, Duration.ofDays(7), tokens.refreshExpiresAt());
        lives(before, Duration.ofSeconds(30), ticket.expiresAt());
        assertEquals(3600, tokens.expiresIn());

        app.asOwner("update registration_token set expires_at = now() - interval '1 second'");
        refused(
                IdentityProblem.REGISTRATION_TOKEN_INVALID,
                () -> register(fresh.registrationToken(), "late22", "late22@example.org"));
        app.asOwner("update socket_ticket set expires_at = now() - interval '1 second'");
        refused(
                IdentityProblem.TICKET_INVALID,
                () -> app.get(SocketTickets.class).redeem(ticket.ticket()));
        app.asOwner("update refresh_token set expires_at = now() - interval '1 second' where token_hash = '"
                + io.paychain.identity.adapter.Secrets.hash(tokens.refreshToken()) + "'");
        refused(IdentityProblem.REFRESH_TOKEN_INVALID, () -> service.refresh(tokens.refreshToken()));
    }

    /** A sign-in message names whole seconds; the clock is the machine's, and a minute is more than the calls take. */
    private static void lives(Instant from, Duration life, Instant end) {
        assertTrue(!end.isBefore(from.plus(life).truncatedTo(ChronoUnit.SECONDS)), "ends early: " + end);
        assertTrue(end.isBefore(from.plus(life).plusSeconds(60)), "ends late: " + end);
    }

    @Test
    void d24_ticket_worksOnce_andNotAfterLogout() throws Exception {
        SocketTickets tickets = app.get(SocketTickets.class);
        Caller me = caller(people.register(19, UserType.WORKER));
        String ticket = tickets.issue(me).ticket();
        assertEquals(me, tickets.redeem(ticket));
        refused(IdentityProblem.TICKET_INVALID, () -> tickets.redeem(ticket));
        String late = tickets.issue(me).ticket();
        service.logout(me, false);
        refused(IdentityProblem.TICKET_INVALID, () -> tickets.redeem(late));
    }

    @Test
    void d29_onlyHashes_areStored() {
        Challenge challenge = service.challenge(wallet(20));
        String dump = app.sql("select nonce_hash from auth_nonce").toString()
                + app.sql("select token_hash from refresh_token")
                + app.sql("select token_hash from registration_token");
        Tokens tokens = people.register(20, UserType.WORKER);
        dump += app.sql("select token_hash from refresh_token");
        assertTrue(!dump.contains(challenge.nonce()) && !dump.contains(tokens.refreshToken()));
        assertEquals(
                64,
                app.sql("select wallet_address_hash h from users where username = 'user20'")
                        .get(0)
                        .get("h")
                        .toString()
                        .length());
    }

    private static Tokens register(String token, String name, String email) {
        return service.register(new Registration(token, name, email, UserType.WORKER), Visitor.UNKNOWN);
    }

    private static Caller caller(Tokens tokens) throws Exception {
        return identity.authenticate(sessionOf(tokens), tokens.user().id());
    }

    private static String sessionOf(Tokens tokens) throws Exception {
        return SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid");
    }

    /** Makes the exchange of a token look eleven seconds old. */
    private static void age(Tokens tokens) {
        app.sql("update refresh_token set used_at = used_at - interval '11 seconds' where token_hash = '"
                + io.paychain.identity.adapter.Secrets.hash(tokens.refreshToken()) + "'");
    }

    private static void refused(Problem problem, Callable<?> work) {
        Refusal refusal = assertThrows(Refusal.class, work::call);
        assertEquals(problem, refusal.problem());
    }

    /** Runs the work so many times at once and collects the refusals. */
    private static List<Problem> race(int times, Callable<?> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Problem>> runs = java.util.Collections.nCopies(times, () -> {
                try {
                    work.call();
                    return null;
                } catch (Refusal refusal) {
                    return refusal.problem();
                }
            });
            List<Problem> refusals = new java.util.ArrayList<>();
            for (Future<Problem> run : threads.invokeAll(runs)) {
                Problem refusal = run.get();
                if (refusal != null) {
                    refusals.add(refusal);
                }
            }
            return refusals;
        } finally {
            threads.shutdownNow();
        }
    }
}
