package io.paychain.oauth;

import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.oauth.OAuthFixture.asked;
import static io.paychain.oauth.OAuthFixture.form;
import static io.paychain.oauth.OAuthFixture.identified;
import static io.paychain.oauth.OAuthFixture.offer;
import static io.paychain.oauth.OAuthFixture.refresh;
import static io.paychain.oauth.OAuthFixture.wire;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.Administration;
import io.paychain.identity.IdentityService;
import io.paychain.identity.PrivacyService;
import io.paychain.identity.SessionService;
import io.paychain.identity.SignInService;
import io.paychain.identity.SocketTickets;
import io.paychain.identity.adapter.SignInStore;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.oauth.adapter.ClientRows;
import io.paychain.oauth.adapter.TokenStore;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.testkit.TestApp;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a grant reaches, who looks into it, and what ends it, on the real database. */
class OAuthGrantsIT {

    private static final int ADMIN = 900;

    private static TestApp app;
    private static OAuthFixture oauth;
    private static Caller owner;
    private static Caller person;
    private static ClientCredentials server;
    private static ClientCredentials phone;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("paychain.admin.wallets", wallet(ADMIN)));
        oauth = new OAuthFixture(app);
        owner = oauth.person(1);
        person = oauth.person(2);
        server = oauth.client(owner, ClientType.CONFIDENTIAL, false);
        phone = oauth.client(owner, ClientType.PUBLIC, false);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void d30_platformRoles_areNeverLent() {
        Caller admin = oauth.person(ADMIN);
        assertTrue(admin.is("admin"));
        assertEquals(Set.of("worker"), oauth.caller(oauth.tokens(admin, phone)).roles());
    }

    @Test
    void d24_check34_noGrantOutlivesItsEnd() {
        Map<String, Object> tokens = oauth.tokens(person, phone);
        assertEquals(
                0,
                app.number("select count(*) from refresh_token t join user_session s on s.id = t.session_id"
                        + " where s.client_id is not null and (t.expires_at > s.expires_at"
                        + " or t.expires_at > now() + interval '7 days 1 minute')"));
        app.sql("update user_session set expires_at = now() - interval '1 second' where id = '"
                + oauth.read(tokens).sessionId() + "'");
        assertEquals(
                400, oauth.token(refresh(phone, tokens.get("refresh_token"))).status());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
    }

    @Test
    void d23_theOwnerSeesAndEndsIt_andNothingElseGoesOn() {
        Caller other = oauth.person(3);
        Map<String, Object> tokens = oauth.tokens(other, server);
        ConnectedApps apps = app.get(ConnectedApps.class);
        assertEquals(
                List.of("Job watch"),
                apps.list(other).stream().map(a -> a.name()).toList());
        assertEquals(1, app.get(SessionService.class).list(other).size(), "sessions are the person's own");
        String ticket = app.get(SocketTickets.class).issue(oauth.caller(tokens)).ticket();
        String session = oauth.read(tokens).sessionId();
        assertTrue(app.get(IdentityService.class).sessionAlive(session));
        apps.end(other, server.client().clientId());
        assertFalse(app.get(IdentityService.class).sessionAlive(session), "which closes its sockets");
        refused(
                IdentityProblem.TICKET_INVALID,
                () -> app.get(SocketTickets.class).redeem(ticket));
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        assertEquals(List.of(), apps.list(other));
        refused(CommonProblem.NOT_FOUND, () -> apps.end(other, server.client().clientId()));
    }

    @Test
    void d23_logoutOfAll_andADisabledAccount_endGrantsToo() {
        Caller one = oauth.person(4);
        Map<String, Object> tokens = oauth.tokens(one, phone);
        app.get(SignInService.class).logout(one, true);
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        Caller two = oauth.person(5);
        String code = oauth.code(two, asked(phone));
        Map<String, Object> open = oauth.tokens(two, phone);
        app.sql("update users set active = false where id = " + two.userId());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(open));
        assertEquals(400, oauth.token(refresh(phone, open.get("refresh_token"))).status());
        assertEquals("invalid_grant", oauth.token(offer(phone, code)).body().get("error"));
    }

    @Test
    void sockets_takeOnlyTokensThatReachEvents() {
        SocketTickets tickets = app.get(SocketTickets.class);
        Map<String, Object> tokens = oauth.tokens(person, phone);
        assertEquals(
                person.userId(),
                tickets.bearer(String.valueOf(tokens.get("access_token"))).userId());
        Map<String, String> asked = asked(phone);
        asked.put("scope", "jobs:read");
        Map<String, Object> blind =
                oauth.token(offer(phone, oauth.code(person, asked))).body();
        refused(CommonProblem.UNAUTHENTICATED, () -> tickets.bearer(String.valueOf(blind.get("access_token"))));
        assertNull(blind.get("id_token"), "without openid there is none");
    }

    @Test
    void revoke_endsTheGrant_byEitherToken_ofTheClientItself() {
        for (String which : List.of("access_token", "refresh_token")) {
            Map<String, Object> tokens = oauth.tokens(person, phone);
            String token = String.valueOf(tokens.get(which));
            assertEquals("invalid_grant", revoke(server, token).body().get("error"));
            assertNotNull(oauth.caller(tokens));
            assertEquals(200, revoke(phone, token).status());
            refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        }
        assertEquals(200, revoke(phone, "unknown").status(), "RFC 7009, 2.2");
        assertEquals("invalid_request", revoke(phone, "").body().get("error"));
    }

    private static WireAnswer revoke(ClientCredentials client, String token) {
        return app.get(OAuthTokenState.class).revoke(state(client, token));
    }

    private static WireRequest state(ClientCredentials client, String token) {
        Map<String, String> form = identified(client);
        form.put("token", token);
        return wire(URI.create("http://localhost:8000/oauth/revoke"), form(form), null);
    }

    @Test
    void introspect_tellsAConfidentialClient_ofItsOwnTokensOnly() {
        OAuthTokenState state = app.get(OAuthTokenState.class);
        Map<String, Object> own = oauth.tokens(person, server);
        for (String which : List.of("access_token", "refresh_token")) {
            Map<String, Object> told = state.introspect(state(server, String.valueOf(own.get(which))))
                    .body();
            assertEquals(true, told.get("active"));
            assertEquals(server.client().clientId(), told.get("client_id"));
        }
        Map<String, Object> others = oauth.tokens(person, phone);
        assertEquals(
                Map.of("active", false),
                state.introspect(state(server, String.valueOf(others.get("access_token"))))
                        .body());
        assertEquals(401, state.introspect(state(phone, "x")).status());
        revoke(server, String.valueOf(own.get("refresh_token")));
        assertEquals(
                Map.of("active", false),
                state.introspect(state(server, String.valueOf(own.get("access_token"))))
                        .body());
    }

    /** A lock ends the developer's applications for everybody, and unlocking brings no token back. */
    @Test
    void aLockedOwner_holdsNobodysTokens_alsoAfterwards() {
        Caller admin = oauth.person(ADMIN);
        Caller developer = oauth.person(12);
        ClientCredentials theirs = oauth.client(developer, ClientType.PUBLIC, false);
        Map<String, Object> tokens = oauth.tokens(person, theirs);
        Map<String, Object> others = oauth.tokens(person, phone);
        Administration administration = app.get(Administration.class);
        administration.lock(admin, developer.userId());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        assertNotNull(oauth.caller(others));
        administration.unlock(admin, developer.userId());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        assertEquals(
                400, oauth.token(refresh(theirs, tokens.get("refresh_token"))).status());
        assertNotNull(oauth.tokens(person, theirs), "it may ask again");
    }

    /** All that ends everything of a person's at once. */
    private static Map<String, Consumer<Caller>> endings() {
        Caller admin = oauth.person(ADMIN);
        Administration administration = app.get(Administration.class);
        SignInStore sessions = app.get(SignInStore.class);
        return Map.of(
                "logout of all",
                who -> sessions.leave(String.valueOf(who.sessionId()), who.userId(), true, Instant.now()),
                "the end of all others",
                who -> app.get(SessionService.class).endOthers(who),
                "an administrator's end",
                who -> administration.endSessions(admin, who.userId()),
                "a lock",
                who -> administration.lock(admin, who.userId()),
                "a lock of the owner",
                who -> administration.lock(admin, owner.userId()));
    }

    /** Whichever comes first, the other waits for it: else a grant could be opened that nobody has ended. */
    @Test
    void d23_anExchangeOfTheSameMoment_outlastsNothing() throws Exception {
        int n = 20;
        for (Map.Entry<String, Consumer<Caller>> ending : endings().entrySet()) {
            for (boolean exchangeFirst : new boolean[] {true, false}) {
                String code = oauth.code(oauth.person(n), asked(phone));
                Caller acting = oauth.person(n++);
                Callable<String> exchange = exchange(code);
                Callable<String> end = () -> {
                    ending.getValue().accept(acting);
                    return "";
                };
                String session = exchangeFirst ? overlapped(exchange, end)[0] : overlapped(end, exchange)[1];
                assertEquals(exchangeFirst, !session.isEmpty(), ending.getKey());
                app.sql("update users set active = true where not active and erased_at is null");
                assertFalse(app.get(IdentityService.class).sessionAlive(session), ending.getKey());
            }
        }
    }

    /** The session that a code opens; empty when it is refused. */
    private static Callable<String> exchange(String code) {
        OAuthClient client = app.tx(
                () -> app.get(ClientRows.class).find(phone.client().clientId()).orElseThrow());
        TokenStore.Offer offer = new TokenStore.Offer(code, null, OAuthFixture.VERIFIER, null);
        return () -> Optional.ofNullable(
                        app.get(TokenStore.class).exchange(client, offer).tokens())
                .map(opened -> opened.grant().sessionId())
                .orElse("");
    }

    /** Does both; the second begins when the first has done its work, and before that is committed. */
    private static String[] overlapped(Callable<String> first, Callable<String> second) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<Future<String>> later = new ArrayList<>();
            String one = app.tx(() -> {
                String done = first.call();
                later.add(thread.submit(second));
                while (!later.get(0).isDone() && noneWaits()) {
                    Thread.sleep(5);
                }
                return done;
            });
            return new String[] {one, later.get(0).get(30, TimeUnit.SECONDS)};
        } finally {
            thread.shutdownNow();
        }
    }

    private static boolean noneWaits() {
        return app.number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                == 0;
    }

    /** A code that lies ready must not outlast what ends grants: whoever was thrown out would come in again by it. */
    @Test
    void d23_codesEnd_withTheSessionThatAgreed_andWithTheConnection() {
        Caller one = oauth.person(10);
        String code = oauth.code(one, asked(phone));
        app.get(SignInService.class).logout(one, true);
        assertEquals("invalid_grant", oauth.token(offer(phone, code)).body().get("error"));
        Caller again = oauth.person(10);
        String other = oauth.code(again, asked(phone));
        app.get(ConnectedApps.class).end(again, phone.client().clientId());
        assertEquals("invalid_grant", oauth.token(offer(phone, other)).body().get("error"));
    }

    @Test
    void anErasedPerson_isActedForByNobody_andTheirApplicationsEnd() {
        Caller me = oauth.person(11);
        ClientCredentials mine = oauth.client(me, ClientType.CONFIDENTIAL, false);
        Map<String, Object> granted = oauth.tokens(me, phone);
        Map<String, Object> ofOthers = oauth.tokens(person, mine);
        String code = oauth.code(me, asked(phone));
        String export = app.get(PrivacyService.class).export(me);
        assertTrue(
                export.contains("\"connected_apps\"")
                        && export.contains(mine.client().clientId()),
                export);
        assertFalse(export.contains(String.valueOf(mine.clientSecret())) || export.contains("secret_hash"));
        app.get(PrivacyService.class).erase(me, "user11");
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(granted));
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(ofOthers));
        assertEquals("invalid_grant", oauth.token(offer(phone, code)).body().get("error"));
        assertEquals(
                400, oauth.token(refresh(phone, granted.get("refresh_token"))).status());
        assertEquals(
                401, oauth.token(refresh(mine, ofOthers.get("refresh_token"))).status());
        assertEquals(0, app.number("select count(*) from oauth_consent where user_id = " + me.userId()));
        assertEquals(0, app.number("select count(*) from oauth_code where user_id = " + me.userId()));
        assertEquals(
                1,
                app.number("select count(*) from oauth_client where owner_id = " + me.userId()
                        + " and name = 'erased' and secret_hash is null and deleted_at is not null"));
    }
}
