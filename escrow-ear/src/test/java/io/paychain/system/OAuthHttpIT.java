package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.paychain.system.Routes.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A standard client library against the running product, from discovery to revocation; and each scope at each route. */
class OAuthHttpIT {

    private static final URI CALLBACK = URI.create("https://app.example/callback");
    private static final String JOBS = "/api/v1/jobs/my-jobs";
    private static final List<String> SCOPES =
            List.of("openid", "profile", "email", "jobs:read", "jobs:write", "payments:read", "events:read");
    private static final Nonce NONCE = new Nonce("n-0S6_WzA2Mj");
    private static final Set<String> PUBLIC_OR_SIGNED_IN = Set.of("public", "signed_in", "signed_in_or_service");

    private static Product product;
    private static Person person;
    private static ClientID id;
    private static Secret secret;
    private static OIDCProviderMetadata server;

    @BeforeAll
    static void register() throws Exception {
        product = Product.running();
        person = product.person(3).signIn("employer");
        JsonNode made = person.api()
                .post(
                        "/api/v1/oauth/clients",
                        Map.of(
                                "name",
                                "Standard client",
                                "type",
                                "confidential",
                                "redirect_uris",
                                List.of(CALLBACK.toString()),
                                "scopes",
                                SCOPES))
                .expect(201)
                .data();
        id = new ClientID(made.path("client").path("client_id").asText());
        secret = new Secret(made.path("client_secret").asText());
        server = OIDCProviderMetadata.resolve(new Issuer(product.base()));
    }

    @Test
    void d31_aStandardClient_getsIn_knowsWhoItIs_renewsAndEndsIt() throws Exception {
        OIDCTokenResponse first = exchange("openid profile jobs:read", null);
        String idToken = first.getOIDCTokens().getIDTokenString();
        new IDTokenValidator(
                        server.getIssuer(),
                        id,
                        JWSAlgorithm.RS256,
                        server.getJWKSetURI().toURL())
                .validate(SignedJWT.parse(idToken), NONCE);
        AccessToken token = first.getTokens().getAccessToken();
        UserInfoResponse who = UserInfoResponse.parse(new UserInfoRequest(server.getUserInfoEndpointURI(), token)
                .toHTTPRequest()
                .send());
        assertEquals(
                person.session().path("user").path("username").asText(),
                who.toSuccessResponse().getUserInfo().getPreferredUsername());
        assertEquals(200, bearer(token, "GET", JOBS).status());
        assertEquals(
                "INSUFFICIENT_SCOPE",
                bearer(token, "GET", "/api/v1/users/me").expect(403).code());
        assertEquals(401, bearer(idToken, "GET", JOBS).status(), "an ID token is no access token");
        Tokens next = tokens(new RefreshTokenGrant(first.getTokens().getRefreshToken()));
        assertEquals(200, bearer(next.getAccessToken(), "GET", JOBS).status());
        int revoked = new TokenRevocationRequest(
                        server.getRevocationEndpointURI(), new ClientSecretBasic(id, secret), next.getRefreshToken())
                .toHTTPRequest()
                .send()
                .getStatusCode();
        assertEquals(200, revoked);
        assertEquals("SESSION_ENDED", bearer(token, "GET", JOBS).expect(401).code());
    }

    @Test
    void rfc9449_aBoundToken_comesOnlyWithAProofOfItsKey() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        AccessToken token = exchange("openid jobs:read", key).getTokens().getAccessToken();
        assertEquals("DPoP", token.getType().getValue());
        assertEquals(401, bearer(token, "GET", JOBS).status());
        String proof = proof(key, "GET", URI.create(product.base() + JOBS), token);
        assertEquals(200, bound(token, proof).status());
        assertEquals("DPOP_PROOF_INVALID", bound(token, proof).expect(401).code(), "replayed");
        ECKey thiefs = new ECKeyGenerator(Curve.P_256).generate();
        Answer stolen = bound(token, proof(thiefs, "GET", URI.create(product.base() + JOBS), token));
        assertEquals("DPOP_PROOF_INVALID", stolen.expect(401).code());
        assertTrue(stolen.headers().firstValue("www-authenticate").orElse("").startsWith("DPoP error="));
    }

    /** The server checks Bearer alone: whatever else comes must get as far as our filter, and no further. */
    @Test
    void otherSchemes_areRefusedByUs_whereverTheyCome() {
        Map<String, String> details = Map.of(
                "Basic dTpw", "Send the access token as one Authorization: Bearer.",
                "Negotiate e30", "Send the access token as one Authorization: Bearer.",
                "DPoP e30.e30.e30", "The access token is not valid.");
        for (String path : List.of(JOBS, "/api/v1/jobs", "/api/jobs")) {
            details.forEach((scheme, detail) -> {
                Answer answer = Probe.send(product, "GET", path, Map.of("Authorization", scheme));
                assertEquals(401, answer.status(), scheme + " at " + path);
                assertEquals(detail, answer.body().path("detail").asText(), scheme + " at " + path);
            });
        }
    }

    /** Deny by default: a scope reaches what names it, by a rule that lets the person in. */
    @Test
    void d31_everyScope_reachesTheRoutesThatNameIt() throws Exception {
        List<Route> routes = routes(route -> !route.scopes().isEmpty());
        List<String> faults = new ArrayList<>();
        for (String scope : List.of("openid", "jobs:read", "jobs:write", "payments:read", "events:read")) {
            String token = token(scope.equals("openid") ? scope : "openid " + scope);
            assertEquals(
                    !scope.equals("openid"),
                    routes.stream().anyMatch(route -> route.scopes().contains(scope)),
                    scope);
            for (Route route : routes) {
                boolean in = route.scopes().contains(scope)
                        && (PUBLIC_OR_SIGNED_IN.contains(route.rule())
                                || route.any().contains("employer"));
                if (in != letIn(token, route)) {
                    faults.add(scope + " at " + route + (in ? " is kept out" : " gets in"));
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    /** What names no scope is out of reach for all of them together, and so for each. */
    @Test
    void d31_noScope_reachesWhatNamesNone() throws Exception {
        List<Route> routes = routes(route -> route.scopes().isEmpty());
        assertTrue(routes.size() > 100, "only " + routes.size());
        String token = token(String.join(" ", SCOPES));
        assertEquals(
                List.of(), routes.stream().filter(route -> letIn(token, route)).toList());
    }

    private static List<Route> routes(Predicate<Route> which) {
        return Routes.of(product).stream().filter(Route::api).filter(which).toList();
    }

    private static String token(String scope) throws Exception {
        return exchange(scope, null).getTokens().getAccessToken().getValue();
    }

    private static boolean letIn(String token, Route route) {
        Map<String, String> parts = route.verb().equals("GET") || route.verb().equals("DELETE")
                ? Map.of("Authorization", "Bearer " + token)
                : Map.of("Authorization", "Bearer " + token, "body", "{}", "Content-Type", "application/json");
        Answer answer = Probe.send(product, route.verb(), route.path(), parts);
        boolean filters = Set.of("You may not do this.", "This path is not open to anybody.")
                .contains(answer.body().path("detail").asText());
        return answer.status() != 401 && !answer.code().equals("INSUFFICIENT_SCOPE") && !filters;
    }

    private static OIDCTokenResponse exchange(String scope, ECKey key) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code(scope, verifier), CALLBACK, verifier);
        TokenResponse answer = OIDCTokenResponseParser.parse(request(grant, key).send());
        assertTrue(
                answer.indicatesSuccess(),
                () -> answer.toErrorResponse().toJSONObject().toString());
        return (OIDCTokenResponse) answer.toSuccessResponse();
    }

    private static Tokens tokens(AuthorizationGrant grant) throws Exception {
        return TokenResponse.parse(request(grant, null).send())
                .toSuccessResponse()
                .getTokens();
    }

    private static HTTPRequest request(AuthorizationGrant grant, ECKey key) throws Exception {
        HTTPRequest http = new TokenRequest.Builder(
                        server.getTokenEndpointURI(), new ClientSecretBasic(id, secret), grant)
                .build()
                .toHTTPRequest();
        if (key != null) {
            http.setDPoP(new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT("POST", server.getTokenEndpointURI()));
        }
        return http;
    }

    /** The browser's way: to the endpoint, on to the consent page, and back with what the person decided there. */
    private static AuthorizationCode code(String scope, CodeVerifier verifier) throws Exception {
        State state = new State();
        HTTPRequest http = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE), Scope.parse(scope), id, CALLBACK)
                .endpointURI(server.getAuthorizationEndpointURI())
                .state(state)
                .nonce(NONCE)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toHTTPRequest();
        http.setFollowRedirects(false);
        URI page = http.send().getLocation();
        assertEquals("/consent", page.getPath(), page.toString());
        String request = page.getQuery().replaceFirst("^request=", "");
        String target = person.api()
                .post("/api/v1/oauth/authorization/approval", Map.of("request", request))
                .expect(200)
                .data()
                .path("redirect_to")
                .asText();
        AuthorizationResponse response = AuthorizationResponse.parse(URI.create(target));
        assertEquals(state, response.getState());
        assertEquals(server.getIssuer(), response.getIssuer());
        return response.toSuccessResponse().getAuthorizationCode();
    }

    private static String proof(ECKey key, String method, URI uri, AccessToken token) throws Exception {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(method, uri, token)
                .serialize();
    }

    private static Answer bearer(AccessToken token, String method, String path) {
        return bearer(token.getValue(), method, path);
    }

    private static Answer bearer(String token, String method, String path) {
        return Probe.send(product, method, path, Map.of("Authorization", "Bearer " + token));
    }

    private static Answer bound(AccessToken token, String proof) {
        return Probe.send(product, "GET", JOBS, Map.of("Authorization", "DPoP " + token.getValue(), "DPoP", proof));
    }
}
