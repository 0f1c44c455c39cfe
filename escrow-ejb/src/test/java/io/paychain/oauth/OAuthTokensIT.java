package io.paychain.oauth;

import static io.paychain.oauth.OAuthFixture.CALLBACK;
import static io.paychain.oauth.OAuthFixture.asked;
import static io.paychain.oauth.OAuthFixture.form;
import static io.paychain.oauth.OAuthFixture.offer;
import static io.paychain.oauth.OAuthFixture.parameters;
import static io.paychain.oauth.OAuthFixture.refresh;
import static io.paychain.oauth.OAuthFixture.wire;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.SignInService;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.testkit.TestApp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and refresh tokens for tokens, honest clients and others, on the real database. */
class OAuthTokensIT {

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
        AccessTokenView token = oauth.read(answer.body());
        assertEquals(server.client().clientId(), token.clientId());
        Caller caller = oauth.caller(answer.body());
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
    void parametersThatStandTwice_areRefused() {
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
        Map<String, String> wrong = new LinkedHashMap<>(right);
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
        var json = new WireRequest(OAuthFixture.TOKEN, "application/json", null, null, "{}");
        assertEquals(
                "invalid_request", app.get(OAuthTokens.class).token(json).body().get("error"));
        var both = new WireRequest(
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
        var header = new WireRequest(
                OAuthFixture.TOKEN, "application/x-www-form-urlencoded", basic(server), null, form(plain));
        assertEquals(200, app.get(OAuthTokens.class).token(header).status(), "a Basic header alone is right");
    }

    private static String basic(ClientCredentials client) {
        String pair = client.client().clientId() + ":" + client.clientSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
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
        assertNotNull(oauth.caller(tokens));
        WireAnswer again = oauth.token(offer(phone, code));
        assertEquals("invalid_grant", again.body().get("error"));
        assertEquals("CODE_REUSED", again.event());
        assertEquals("user:" + person.userId() + "/client:" + phone.client().clientId(), again.principal());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(tokens));
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
        assertNotNull(oauth.caller(second));
        app.sql("update refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null");
        WireAnswer reused = oauth.token(refresh(phone, first.get("refresh_token")));
        assertEquals("invalid_grant", reused.body().get("error"));
        assertEquals("REFRESH_REUSED", reused.event());
        refused(IdentityProblem.SESSION_ENDED, () -> oauth.caller(second));
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
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "jobs:read profile", "ledger:post", "jobs:read sudo", "jobs:read  openid", " "})
    void rfc6749_6_aRefresh_thatAsksForMoreThanWasGranted_isRefused_andUsesNothingUp(String scope) {
        Object token = oauth.tokens(person, phone).get("refresh_token");
        Map<String, String> wide = refresh(phone, token);
        wide.put("scope", scope);
        WireAnswer refused = oauth.token(wide);
        assertEquals("invalid_scope", refused.body().get("error"));
        assertEquals(400, refused.status());
        String hash = app.get(TokenService.class).hash(String.valueOf(token));
        assertEquals(
                1,
                app.number("select count(*) from refresh_token where used_at is null and token_hash = '" + hash + "'"));
        Map<String, String> narrow = refresh(phone, token);
        narrow.put("scope", "jobs:read");
        WireAnswer answer = oauth.token(narrow);
        assertEquals("jobs:read", answer.body().get("scope"));
        assertFalse(oauth.caller(answer.body()).within(Scope.EVENTS_READ));
        Object next = answer.body().get("refresh_token");
        assertEquals(
                "openid jobs:read events:read",
                oauth.token(refresh(phone, next)).body().get("scope"),
                "the grant itself stays as it is");
    }

    @Test
    void aHeaderAndABody_thatNameTwoClients_areNobody() {
        Map<String, String> offer = offer(server, oauth.code(person, asked(server)));
        offer.remove("client_secret");
        offer.put("client_id", phone.client().clientId());
        WireAnswer answer = app.get(OAuthTokens.class).token(withBasic(form(offer)));
        assertEquals("invalid_client", answer.body().get("error"));
        offer.put("client_id", server.client().clientId());
        assertEquals(
                200, app.get(OAuthTokens.class).token(withBasic(form(offer))).status());
    }

    private static WireRequest withBasic(String form) {
        return new WireRequest(OAuthFixture.TOKEN, "application/x-www-form-urlencoded", basic(server), null, form);
    }
}
