package io.paychain.oauth;

import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.oauth.OAuthFixture.CALLBACK;
import static io.paychain.oauth.OAuthFixture.asked;
import static io.paychain.oauth.OAuthFixture.form;
import static io.paychain.oauth.OAuthFixture.identified;
import static io.paychain.oauth.OAuthFixture.offer;
import static io.paychain.oauth.OAuthFixture.parameters;
import static io.paychain.oauth.OAuthFixture.refresh;
import static io.paychain.oauth.OAuthFixture.wire;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.IdentityService;
import io.paychain.identity.SessionService;
import io.paychain.identity.SignInService;
import io.paychain.identity.SocketTickets;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.oauth.api.Beginning;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.ConsentView;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.testkit.TestApp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorization server from request to revocation on the real database, honest clients and others. */
class OAuthIT {

    private static final int ADMIN = 900;

    static TestApp app;
    static OAuthFixture oauth;
    static Caller owner;
    static Caller person;
    static ClientCredentials server;
    static ClientCredentials phone;

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
    void d31_codeFlow_givesTokensThatReachWhatWasAgreedTo() throws Exception {
        String target = app.get(Authorizations.class)
                .approve(person, oauth.sealed(asked(server)))
                .redirectTo();
        assertTrue(target.startsWith(CALLBACK + "?"), target);
        Map<String, String> answered = parameters(URI.create(target));
        assertEquals("a state & more", answered.get("state"));
        assertEquals("http://localhost:8000", answered.get("iss"), "RFC 9207");
        WireAnswer answer = oauth.token(offer(server, answered.get("code")));
        assertEquals(200, answer.status());
        assertEquals("Bearer", answer.body().get("token_type"));
        assertEquals("openid jobs:read events:read", answer.body().get("scope"));
        assertEquals(3600L, ((Number) answer.body().get("expires_in")).longValue());
        AccessTokenView token = read(answer.body());
        assertEquals(server.client().clientId(), token.clientId());
        Caller caller = caller(answer.body());
        assertEquals(person.userId(), caller.userId());
        assertTrue(caller.within(Scope.JOBS_READ));
        assertFalse(caller.within(Scope.JOBS_WRITE));
        assertFalse(caller.within(), "what names no scope is out of reach");
        idToken(answer.body());
    }

    private static void idToken(Map<String, Object> body) throws Exception {
        String raw = String.valueOf(body.get("id_token"));
        JWTClaimsSet claims = SignedJWT.parse(raw).getJWTClaimsSet();
        assertEquals(List.of(server.client().clientId()), claims.getAudience());
        assertEquals(Long.toString(person.userId()), claims.getSubject());
        assertEquals("n-0S6_WzA2Mj", claims.getStringClaim("nonce"));
        assertEquals("aal1", claims.getStringClaim("acr"));
        assertNotNull(claims.getLongClaim("auth_time"));
        assertTrue(app.get(TokenService.class).read(raw).isEmpty(), "an ID token reaches nothing");
    }

    @Test
    void d30_platformRoles_areNeverLent() {
        Caller admin = oauth.person(ADMIN);
        assertTrue(admin.is("admin"));
        assertEquals(Set.of("worker"), caller(oauth.tokens(admin, phone)).roles());
    }

    /** Nobody is sent to an address that is not the client's, and nothing of the request is shown. */
    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://evil.example/callback",
        "redirect_uri, https://app.example/Callback",
        "redirect_uri, https://app.example/callback?added=1",
        "redirect_uri, https://app.example/callback#part",
        "redirect_uri, ''",
        "client_id, 00000000000000000000000000000000",
        "client_id, ''"
    })
    void d31_check28_whereTheAddressIsNotKnown_onlyThePersonIsTold(String name, String value) {
        Map<String, String> asked = asked(server);
        asked.put(name, value);
        shown(form(asked));
        asked.remove(name);
        shown(form(asked));
    }

    @Test
    void d31_check28_aSecondClientOrAddress_isNoAddress() {
        shown(form(asked(server)) + "&redirect_uri=https%3A%2F%2Fevil.example");
        shown(form(asked(server)) + "&client_id=" + phone.client().clientId());
        shown("x".repeat(10_000));
    }

    private static void shown(String query) {
        assertInstanceOf(Beginning.Shown.class, app.get(Authorizations.class).begin(query));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, dBjftJeZ4CVP, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, s256, invalid_request",
        "scope, '', invalid_scope",
        "scope, openid admin, invalid_scope",
        "scope, jobs:write, invalid_scope",
        "scope, ledger:post, invalid_scope",
        "prompt, none login, invalid_request",
        "prompt, sudo, invalid_request",
        "max_age, -1, invalid_request",
        "dpop_jkt, x, invalid_request",
        "request, e30.e30., request_not_supported",
        "request_uri, https://app.example/r, request_uri_not_supported",
        "registration, {}, registration_not_supported"
    })
    void d31_check31_check33_whatIsWrong_isToldToTheClient(String name, String value, String error) {
        Map<String, String> asked = asked(server);
        asked.put(name, value);
        URI back = oauth.begin(form(asked));
        assertTrue(back.toString().startsWith(CALLBACK + "?"), back.toString());
        assertEquals(error, parameters(back).get("error"), back.toString());
        assertEquals("a state & more", parameters(back).get("state"));
        assertEquals("http://localhost:8000", parameters(back).get("iss"));
    }

    @Test
    void parametersThatStandTwice_areRefused() {
        URI back = oauth.begin(form(asked(server)) + "&scope=jobs%3Aread");
        assertEquals("invalid_request", parameters(back).get("error"));
        String code = oauth.code(person, asked(server));
        String twice = form(offer(server, code)) + "&code_verifier=" + OAuthFixture.VERIFIER;
        assertEquals(
                "invalid_request",
                app.get(OAuthTokens.class)
                        .token(wire(OAuthFixture.TOKEN, twice, null))
                        .body()
                        .get("error"));
        assertEquals(200, oauth.token(offer(server, code)).status(), "and nothing was used up");
    }

    /** Each with a code of its own, which works afterwards as it should. */
    @ParameterizedTest
    @CsvSource({
        "code_verifier, '', invalid_grant, 400",
        "code_verifier, aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant, 400",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant, 400",
        "redirect_uri, https://evil.example/callback, invalid_grant, 400",
        "redirect_uri, com.example.app:/callback, invalid_grant, 400",
        "client_secret, wrong, invalid_client, 401",
        "client_secret, '', invalid_client, 401",
        "code, nonsense, invalid_grant, 400",
        "grant_type, password, unsupported_grant_type, 400",
        "grant_type, client_credentials, unsupported_grant_type, 400",
        "grant_type, '', invalid_request, 400"
    })
    void d31_check29_check35_tokenEndpoint_refuses(String name, String value, String error, int status) {
        Map<String, String> right = offer(server, oauth.code(person, asked(server)));
        Map<String, String> wrong = new java.util.LinkedHashMap<>(right);
        wrong.put(name, value);
        if (value.isEmpty()) {
            wrong.remove(name);
        }
        WireAnswer answer = oauth.token(wrong);
        boolean told = error.equals(answer.body().get("error"));
        assertTrue(told && status == answer.status(), answer + " " + answer.body());
        assertEquals(status == 401, answer.challenge() != null);
        assertEquals(200, oauth.token(right).status());
    }

    @Test
    void codesOfOthers_andOtherForms_areRefused() {
        String code = oauth.code(person, asked(server));
        assertEquals("invalid_grant", oauth.token(offer(phone, code)).body().get("error"), "another client's");
        var json = new io.paychain.oauth.api.WireRequest(OAuthFixture.TOKEN, "application/json", null, null, "{}");
        assertEquals(
                "invalid_request", app.get(OAuthTokens.class).token(json).body().get("error"));
        var both = new io.paychain.oauth.api.WireRequest(
                OAuthFixture.TOKEN,
                "application/x-www-form-urlencoded",
                basic(server),
                null,
                form(offer(server, code)));
        assertEquals(
                "invalid_client", app.get(OAuthTokens.class).token(both).body().get("error"), "two secrets");
        Map<String, String> plain = offer(server, code);
        plain.remove("client_secret");
        plain.remove("client_id");
        var header = new io.paychain.oauth.api.WireRequest(
                OAuthFixture.TOKEN, "application/x-www-form-urlencoded", basic(server), null, form(plain));
        assertEquals(200, app.get(OAuthTokens.class).token(header).status(), "a Basic header alone is right");
    }

    private static String basic(ClientCredentials client) {
        String pair = client.client().clientId() + ":" + client.clientSecret();
        return "Basic "
                + java.util.Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void d24_check30_aCodeLivesAMinute() {
        String code = oauth.code(person, asked(phone));
        assertEquals(0, app.number("select count(*) from oauth_code where expires_at > now() + interval '61 seconds'"));
        app.sql("update oauth_code set expires_at = now() - interval '1 second' where used_at is null");
        assertEquals("invalid_grant", oauth.token(offer(phone, code)).body().get("error"));
    }

    @Test
    void d31_check29_aCodeThatComesAgain_endsWhatItOpened() {
        String code = oauth.code(person, asked(phone));
        Map<String, Object> tokens = oauth.token(offer(phone, code)).body();
        assertNotNull(caller(tokens));
        WireAnswer again = oauth.token(offer(phone, code));
        assertEquals("invalid_grant", again.body().get("error"));
        assertEquals("CODE_REUSED", again.event());
        assertEquals("user:" + person.userId() + "/client:" + phone.client().clientId(), again.principal());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        assertEquals(
                400, oauth.token(refresh(phone, tokens.get("refresh_token"))).status());
    }

    @Test
    void d31_check29_aCode_racedBy100_worksOnce() throws Exception {
        String code = oauth.code(person, asked(phone));
        Set<Object> given = ConcurrentHashMap.newKeySet();
        race(100, () -> {
            WireAnswer answer = oauth.token(offer(phone, code));
            return answer.status() == 200 && given.add(answer.body().get("access_token"));
        });
        assertEquals(1, given.size());
    }

    @Test
    void d28_check32_aRefreshToken_rotates_andItsReuseEndsTheFamily() {
        Map<String, Object> first = oauth.tokens(person, phone);
        Map<String, Object> second =
                oauth.token(refresh(phone, first.get("refresh_token"))).body();
        assertFalse(first.get("refresh_token").equals(second.get("refresh_token")));
        assertNull(second.get("id_token"));
        assertNotNull(caller(second));
        app.sql("update refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null");
        WireAnswer reused = oauth.token(refresh(phone, first.get("refresh_token")));
        assertEquals("invalid_grant", reused.body().get("error"));
        assertEquals("REFRESH_REUSED", reused.event());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(second));
        assertEquals(
                400, oauth.token(refresh(phone, second.get("refresh_token"))).status());
    }

    @Test
    void d28_aRefreshToken_racedBy100_hasOneSuccessor() throws Exception {
        Object token = oauth.tokens(person, phone).get("refresh_token");
        Set<Object> successors = ConcurrentHashMap.newKeySet();
        race(100, () -> {
            Object next = oauth.token(refresh(phone, token)).body().get("refresh_token");
            return next != null && successors.add(next); // whoever comes after ten seconds gets none
        });
        assertEquals(1, successors.size());
    }

    @Test
    void refreshTokens_areTheirClientsOwn_andTheFirstPartysAreNone() {
        Object token = oauth.tokens(person, phone).get("refresh_token");
        assertEquals("invalid_grant", oauth.token(refresh(server, token)).body().get("error"));
        refused(
                IdentityProblem.REFRESH_TOKEN_INVALID,
                () -> app.get(SignInService.class).refresh(String.valueOf(token)));
        Map<String, String> narrow = refresh(phone, token);
        narrow.put("scope", "jobs:read ledger:post");
        WireAnswer answer = oauth.token(narrow);
        assertEquals("jobs:read", answer.body().get("scope"));
        assertFalse(caller(answer.body()).within(Scope.EVENTS_READ));
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
                + read(tokens).sessionId() + "'");
        assertEquals(
                400, oauth.token(refresh(phone, tokens.get("refresh_token"))).status());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
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
        String ticket = app.get(SocketTickets.class).issue(caller(tokens)).ticket();
        String session = read(tokens).sessionId();
        assertTrue(app.get(IdentityService.class).sessionAlive(session));
        apps.end(other, server.client().clientId());
        assertFalse(app.get(IdentityService.class).sessionAlive(session), "which closes its sockets");
        refused(
                IdentityProblem.TICKET_INVALID,
                () -> app.get(SocketTickets.class).redeem(ticket));
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        assertEquals(List.of(), apps.list(other));
        refused(CommonProblem.NOT_FOUND, () -> apps.end(other, server.client().clientId()));
    }

    @Test
    void d23_logoutOfAll_andADisabledAccount_endGrantsToo() {
        Caller one = oauth.person(4);
        Map<String, Object> tokens = oauth.tokens(one, phone);
        app.get(SignInService.class).logout(one, true);
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        Caller two = oauth.person(5);
        String code = oauth.code(two, asked(phone));
        Map<String, Object> open = oauth.tokens(two, phone);
        app.sql("update users set active = false where id = " + two.userId());
        refused(IdentityProblem.SESSION_ENDED, () -> caller(open));
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
            assertNotNull(caller(tokens));
            assertEquals(200, revoke(phone, token).status());
            refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        }
        assertEquals(200, revoke(phone, "unknown").status(), "RFC 7009, 2.2");
        assertEquals("invalid_request", revoke(phone, "").body().get("error"));
    }

    private static WireAnswer revoke(ClientCredentials client, String token) {
        return app.get(OAuthTokenState.class).revoke(state(client, token));
    }

    private static io.paychain.oauth.api.WireRequest state(ClientCredentials client, String token) {
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

    @Test
    void consent_isAskedOnce_andAgainForMore_andEachTimeOnADevice() {
        Caller fresh = oauth.person(6);
        Authorizations authorizations = app.get(Authorizations.class);
        ConsentView view = authorizations.look(fresh, oauth.sealed(asked(server)));
        assertEquals("Job watch", view.clientName());
        assertEquals("user1", view.ownerName());
        assertEquals("app.example", view.redirectTarget());
        assertEquals(3, view.scopes().size());
        assertFalse(view.remembered());
        silent(fresh, "consent_required");
        authorizations.approve(fresh, oauth.sealed(asked(server)));
        assertTrue(authorizations.look(fresh, oauth.sealed(asked(server))).remembered());
        Map<String, String> more = asked(server);
        more.put("scope", "openid profile");
        assertFalse(authorizations.look(fresh, oauth.sealed(more)).remembered());
        Map<String, String> device = asked(server);
        device.put("redirect_uri", "com.example.app:/callback");
        assertFalse(authorizations.look(fresh, oauth.sealed(device)).remembered());
        silent(fresh, null);
        silent(Caller.ANONYMOUS, "login_required");
    }

    /** Where nobody may be asked, the client learns why it gets no code. */
    private static void silent(Caller who, @org.jspecify.annotations.Nullable String error) {
        Map<String, String> asked = asked(server);
        asked.put("prompt", "none");
        Authorizations authorizations = app.get(Authorizations.class);
        String sealed = oauth.sealed(asked);
        String target = who.signedIn()
                ? authorizations.approve(who, sealed).redirectTo()
                : authorizations.refuse(who, sealed).redirectTo();
        assertEquals(error, parameters(URI.create(target)).get("error"));
    }

    @Test
    void refusing_tellsTheClient_andStaleOrForgedRequestsAreNone() {
        Authorizations authorizations = app.get(Authorizations.class);
        String sealed = oauth.sealed(asked(server));
        String target = authorizations.refuse(person, sealed).redirectTo();
        assertEquals("access_denied", parameters(URI.create(target)).get("error"));
        String later =
                Long.parseLong(sealed.substring(0, sealed.indexOf('.'))) + 1 + sealed.substring(sealed.indexOf('.'));
        refused(OAuthProblem.AUTHORIZATION_INVALID, () -> authorizations.approve(person, later));
        refused(OAuthProblem.AUTHORIZATION_INVALID, () -> authorizations.approve(person, null));
        refused(OAuthProblem.AUTHORIZATION_INVALID, () -> authorizations.look(person, "1.e30." + "0".repeat(64)));
    }

    @Test
    void aFresherSignIn_isAskedFor_andTold() {
        Authorizations authorizations = app.get(Authorizations.class);
        Caller early = oauth.person(7);
        app.sql("update user_session set authenticated_at = now() - interval '1 hour' where id = '" + early.sessionId()
                + "'");
        for (Map.Entry<String, String> wish :
                Map.of("prompt", "login", "max_age", "600").entrySet()) {
            Map<String, String> asked = asked(server);
            asked.put(wish.getKey(), wish.getValue());
            String sealed = oauth.sealed(asked);
            assertTrue(authorizations.look(early, sealed).signInAgain());
            refused(OAuthProblem.SIGN_IN_TOO_OLD, () -> authorizations.approve(early, sealed));
            Caller again = oauth.person(7);
            app.sql("update user_session set authenticated_at = now() + interval '1 second' where id = '"
                    + again.sessionId() + "'");
            assertTrue(authorizations.approve(again, sealed).redirectTo().contains("code="));
        }
    }

    @Test
    void clients_areTheirOwners_andEndWithAllTheyHave() {
        OAuthClients clients = app.get(OAuthClients.class);
        ClientCredentials mine = oauth.client(owner, ClientType.CONFIDENTIAL, false);
        String id = mine.client().clientId();
        refused(CommonProblem.NOT_FOUND, () -> clients.find(person, id));
        refused(CommonProblem.NOT_FOUND, () -> clients.delete(person, id));
        ClientTerms renamed = new ClientTerms("Renamed", null, null, null, 5, null, null);
        assertEquals("Renamed", clients.update(owner, id, renamed, 1L).name());
        refused(CommonProblem.STALE_VERSION, () -> clients.update(owner, id, renamed, 1L));
        ClientCredentials renewed = clients.renewSecret(owner, id);
        assertEquals(401, oauth.token(refresh(mine, "x")).status(), "the secret before");
        assertEquals(400, oauth.token(refresh(renewed, "x")).status());
        Map<String, Object> tokens = oauth.tokens(person, renewed);
        assertEquals(300L, ((Number) tokens.get("expires_in")).longValue(), "D24: lives are the client's");
        clients.delete(owner, id);
        refused(IdentityProblem.SESSION_ENDED, () -> caller(tokens));
        assertEquals(
                401, oauth.token(refresh(renewed, tokens.get("refresh_token"))).status());
        shown(form(asked(renewed)));
        refused(
                OAuthProblem.CLIENT_IS_PUBLIC,
                () -> clients.renewSecret(owner, phone.client().clientId()));
    }

    @Test
    void clients_areRefused_whenTheyAreWrong_andBeyondTwenty() {
        Caller many = oauth.person(8);
        OAuthClients clients = app.get(OAuthClients.class);
        for (ClientTerms wrong : List.of(
                new ClientTerms(null, null, List.of(CALLBACK), List.of("openid"), null, null, null),
                new ClientTerms("A\u202eB", null, List.of(CALLBACK), List.of("openid"), null, null, null),
                new ClientTerms("A", null, List.of(), List.of("openid"), null, null, null),
                new ClientTerms("A", null, List.of("http://app.example"), List.of("openid"), null, null, null),
                new ClientTerms("A", null, List.of(CALLBACK), List.of("ledger:post"), null, null, null),
                new ClientTerms("A", null, List.of(CALLBACK), List.of("openid", "admin"), null, null, null),
                new ClientTerms("A", null, List.of(CALLBACK), List.of("openid"), 61, null, null),
                new ClientTerms("A", null, List.of(CALLBACK), List.of("openid"), null, 31, null))) {
            refused(CommonProblem.VALIDATION_ERROR, () -> clients.register(many, wrong));
        }
        for (int i = 0; i < 20; i++) {
            oauth.client(many, ClientType.PUBLIC, false);
        }
        refused(OAuthProblem.CLIENT_LIMIT, () -> oauth.client(many, ClientType.PUBLIC, false));
        assertEquals(20, clients.list(many, null, null).items().size());
        String next = clients.list(many, 15, null).nextCursor();
        assertEquals(5, clients.list(many, 15, next).items().size());
    }

    @Test
    void d29_onlyHashesOfSecretsAreStored() {
        String code = oauth.code(person, asked(phone));
        String dump = app.sql("select * from oauth_client").toString() + app.sql("select * from oauth_code");
        assertFalse(dump.contains(String.valueOf(server.clientSecret())) || dump.contains(code));
    }

    static AccessTokenView read(Map<String, Object> body) {
        return app.get(TokenService.class)
                .read(String.valueOf(body.get("access_token")))
                .orElseThrow();
    }

    static Caller caller(Map<String, Object> body) {
        AccessTokenView token = read(body);
        return app.get(IdentityService.class)
                .authenticate(token.sessionId(), token.userId())
                .narrowed(token.scopes());
    }
}
