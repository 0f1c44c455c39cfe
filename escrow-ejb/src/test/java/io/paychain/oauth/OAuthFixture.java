package io.paychain.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.paychain.identity.IdentityFixture;
import io.paychain.identity.IdentityService;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.oauth.api.Beginning;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.shared.Caller;
import io.paychain.testkit.TestApp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People and clients of an application under test, without HTTP between them. */
final class OAuthFixture {

    static final String CALLBACK = "https://app.example/callback";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final URI TOKEN = URI.create("http://localhost:8000/oauth/token");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TestApp app;
    private final IdentityFixture people;

    OAuthFixture(TestApp app) {
        this.app = app;
        people = new IdentityFixture(app);
    }

    /** The n-th person, signed in. */
    Caller person(int n) {
        boolean known =
                !app.sql("select 1 from users where username = 'user" + n + "'").isEmpty();
        Tokens tokens = known
                ? assertInstanceOf(SignIn.Registered.class, people.login(n)).tokens()
                : people.register(n, UserType.WORKER);
        try {
            String sid = SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid");
            return app.get(IdentityService.class)
                    .authenticate(sid, tokens.user().id());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    ClientCredentials client(Caller owner, ClientType type, boolean dpop) {
        return app.get(OAuthClients.class)
                .register(
                        owner,
                        new ClientTerms(
                                "Job watch",
                                type,
                                List.of(CALLBACK, "com.example.app:/callback"),
                                List.of("openid", "profile", "jobs:read", "events:read"),
                                null,
                                null,
                                dpop));
    }

    /** What a client asks for, as it should. */
    static Map<String, String> asked(ClientCredentials client) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", client.client().clientId());
        asked.put("redirect_uri", CALLBACK);
        asked.put("scope", "openid jobs:read events:read");
        asked.put("state", "a state & more");
        asked.put("nonce", "n-0S6_WzA2Mj");
        asked.put("code_challenge", CHALLENGE);
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where the authorization endpoint sends the browser. */
    URI begin(String query) {
        return assertInstanceOf(
                        Beginning.Onward.class, app.get(Authorizations.class).begin(query))
                .target();
    }

    /** The sealed request that the consent page gets. */
    String sealed(Map<String, String> asked) {
        URI page = begin(form(asked));
        assertEquals("/consent", page.getPath(), page.toString());
        return parameters(page).get("request");
    }

    /** The parameters of an address. */
    static Map<String, String> parameters(URI uri) {
        return URLUtils.parseParameters(uri.getRawQuery()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }

    /** A code that the person has agreed to. */
    String code(Caller person, Map<String, String> asked) {
        String target =
                app.get(Authorizations.class).approve(person, sealed(asked)).redirectTo();
        return parameters(URI.create(target)).get("code");
    }

    /** What a client sends with a code, as it should. */
    static Map<String, String> offer(ClientCredentials client, String code) {
        Map<String, String> offer = identified(client);
        offer.put("grant_type", "authorization_code");
        offer.put("code", code);
        offer.put("redirect_uri", CALLBACK);
        offer.put("code_verifier", VERIFIER);
        return offer;
    }

    static Map<String, String> refresh(ClientCredentials client, Object token) {
        Map<String, String> offer = identified(client);
        offer.put("grant_type", "refresh_token");
        offer.put("refresh_token", String.valueOf(token));
        return offer;
    }

    static Map<String, String> identified(ClientCredentials client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", client.client().clientId());
        if (client.clientSecret() != null) {
            form.put("client_secret", client.clientSecret());
        }
        return form;
    }

    WireAnswer token(Map<String, String> form) {
        return token(form, null);
    }

    WireAnswer token(Map<String, String> form, @Nullable String proof) {
        return app.get(OAuthTokens.class).token(wire(TOKEN, form(form), proof));
    }

    static WireRequest wire(URI endpoint, String body, @Nullable String proof) {
        return new WireRequest(endpoint, FORM, null, proof, body);
    }

    /** Tokens of a client that a person has let in. */
    Map<String, Object> tokens(Caller person, ClientCredentials client) {
        WireAnswer answer = token(offer(client, code(person, asked(client))));
        assertEquals(200, answer.status(), answer.body().toString());
        return answer.body();
    }

    /** What an answer's access token says. */
    AccessTokenView read(Map<String, Object> body) {
        return app.get(TokenService.class)
                .read(String.valueOf(body.get("access_token")))
                .orElseThrow();
    }

    /** Who an answer's access token makes its bearer. */
    Caller caller(Map<String, Object> body) {
        AccessTokenView token = read(body);
        return app.get(IdentityService.class)
                .authenticate(token.sessionId(), token.userId())
                .narrowed(token.scopes());
    }
}
