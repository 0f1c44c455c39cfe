package io.paychain.oauth;

import static io.paychain.oauth.OAuthFixture.CALLBACK;
import static io.paychain.oauth.OAuthFixture.asked;
import static io.paychain.oauth.OAuthFixture.form;
import static io.paychain.oauth.OAuthFixture.offer;
import static io.paychain.oauth.OAuthFixture.parameters;
import static io.paychain.oauth.OAuthFixture.refresh;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.oauth.api.AskedScope;
import io.paychain.oauth.api.AuthorizationView;
import io.paychain.oauth.api.Beginning;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.testkit.TestApp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients ask for, what people answer, and clients themselves, on the real database. */
class OAuthConsentIT {

    private static TestApp app;
    private static OAuthFixture oauth;
    private static Caller owner;
    private static Caller person;
    private static ClientCredentials server;
    private static ClientCredentials phone;

    @BeforeAll
    static void start() {
        app = TestApp.start();
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
    void aParameterThatStandsTwice_isRefused() {
        URI back = oauth.begin(form(asked(server)) + "&scope=jobs%3Aread");
        assertEquals("invalid_request", parameters(back).get("error"));
    }

    @Test
    void consent_isAskedOnce_andAgainForMore_andEachTimeOnADevice() {
        Caller fresh = oauth.person(6);
        Authorizations authorizations = app.get(Authorizations.class);
        AuthorizationView view = authorizations.look(fresh, oauth.sealed(asked(server)));
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

    /** Scopes for jobs reach those of organisations (JobBoardIT), so whoever is asked reads that. */
    @Test
    void consent_saysThatJobsOfOrganisationsAreReached() {
        AuthorizationView view = app.get(Authorizations.class).look(person, oauth.sealed(asked(server)));
        String words = view.scopes().stream()
                .filter(scope -> scope.scope().equals(Scope.JOBS_READ.text()))
                .map(AskedScope::description)
                .findFirst()
                .orElseThrow();
        assertTrue(words.contains("your organisations"), words);
        assertTrue(Scope.JOBS_WRITE.words().contains("your organisations"), Scope.JOBS_WRITE.words());
    }

    /** Where nobody may be asked, the client learns why it gets no code. */
    private static void silent(Caller who, @Nullable String error) {
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

    /** Whoever sends somebody to the consent page must not answer in their place, whatever the page's address says. */
    @Test
    void nobody_refusesOnly_whatAskedThatNobodyBeAsked() {
        String sealed = oauth.sealed(asked(server));
        Authorizations authorizations = app.get(Authorizations.class);
        refused(CommonProblem.UNAUTHENTICATED, () -> authorizations.refuse(Caller.ANONYMOUS, sealed));
        refused(OAuthProblem.AUTHORIZATION_INVALID, () -> authorizations.refuse(Caller.ANONYMOUS, "x"));
    }

    @Test
    void aStateOfSpaces_isNone() {
        Map<String, String> asked = asked(server);
        asked.put("state", " ");
        String target = app.get(Authorizations.class)
                .approve(person, oauth.sealed(asked))
                .redirectTo();
        assertEquals(Set.of("code", "iss"), parameters(URI.create(target)).keySet());
        asked.put("scope", "");
        assertEquals(
                Set.of("error", "error_description", "iss"),
                parameters(oauth.begin(form(asked))).keySet());
    }

    @Test
    void whatIsNoId_isNoClient() {
        shown(form(asked(server)).replaceFirst("client_id=[0-9a-f]+", "client_id=%00"));
        Map<String, String> offer = offer(server, "x");
        offer.put("client_id", "\0".repeat(32));
        assertEquals(401, oauth.token(offer).status());
    }

    /** A posted form may hold letters that an address cannot: what is taken in can be answered, too. */
    @Test
    void otherLetters_areTakenIn_asFarAsTheyCanBeSealed() {
        String query = form(asked(server)) + "&x=" + "\u20ac".repeat(1_000);
        String sealed = parameters(oauth.begin(query)).get("request");
        assertEquals(
                "Job watch", app.get(Authorizations.class).look(person, sealed).clientName());
        shown(query + "\u20ac".repeat(1_500));
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
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
        assertEquals(
                401, oauth.token(refresh(renewed, tokens.get("refresh_token"))).status());
        shown(form(asked(renewed)));
        refused(
                OAuthProblem.CLIENT_IS_PUBLIC,
                () -> clients.renewSecret(owner, phone.client().clientId()));
    }

    /** Who has come into an old session of a developer's must not get at the codes of those who trust the application. */
    @Test
    void whereAnswersGo_theSecret_andTheEnd_askForARecentProof_andANewAddressForConsent() {
        Caller stale = oauth.person(12);
        OAuthClients clients = app.get(OAuthClients.class);
        ClientCredentials mine = oauth.client(stale, ClientType.CONFIDENTIAL, false);
        String id = mine.client().clientId();
        Authorizations authorizations = app.get(Authorizations.class);
        authorizations.approve(person, oauth.sealed(asked(mine)));
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + stale.sessionId() + "'");
        ClientTerms evil = addresses(CALLBACK, "https://evil.example/");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> clients.update(stale, id, evil, null));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> clients.update(stale, id, addresses(CALLBACK), null));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> clients.renewSecret(stale, id));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> clients.delete(stale, id));
        clients.update(stale, id, new ClientTerms("Other", null, null, null, null, null, null), null);
        Caller again = oauth.person(12);
        clients.update(again, id, addresses(CALLBACK), null);
        assertTrue(authorizations.look(person, oauth.sealed(asked(mine))).remembered());
        clients.update(again, id, addresses(CALLBACK, "https://app.example/new"), null);
        assertFalse(authorizations.look(person, oauth.sealed(asked(mine))).remembered());
        clients.renewSecret(again, id);
        clients.delete(again, id);
    }

    private static ClientTerms addresses(String... uris) {
        return new ClientTerms(null, null, List.of(uris), null, null, null, null);
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

    /** What a page's address says of it counts for nothing: the sealed request tells whether nobody is to be asked. */
    @Test
    void whetherNobodyIsAsked_isOfTheRequestItself() {
        Authorizations authorizations = app.get(Authorizations.class);
        assertFalse(authorizations.look(person, oauth.sealed(asked(server))).silent());
        Map<String, String> silent = asked(server);
        silent.put("prompt", "none");
        assertTrue(authorizations.look(person, oauth.sealed(silent)).silent());
    }

    @Test
    void clientsOfADisabledOwner_askNobody_andGetNothing() {
        Caller other = oauth.person(9);
        ClientCredentials theirs = oauth.client(other, ClientType.PUBLIC, false);
        String code = oauth.code(person, asked(theirs));
        app.sql("update users set active = false where id = " + other.userId());
        shown(form(asked(theirs)));
        assertEquals(401, oauth.token(offer(theirs, code)).status());
        refused(CommonProblem.UNAUTHENTICATED, () -> oauth.client(other, ClientType.PUBLIC, false));
    }
}
