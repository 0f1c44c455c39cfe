package io.paychain.oauth.adapter;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.OIDCError;
import io.paychain.oauth.domain.Asked;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.oauth.domain.Pkce;
import io.paychain.oauth.domain.RedirectUris;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a client asks at the authorization endpoint (RFC 6749, 4.1.1; RFC 7636; RFC 9449, 10; OpenID Connect 3.1.2.1). */
@ApplicationScoped
public class AuthorizationRequests {

    /** In bytes: a form that was posted may hold other letters than an address. */
    private static final int MAX_QUERY = 4_000;

    private static final int MAX_VALUE = 500;
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    @Inject
    ClientRows clients;

    /** How reading ended: exactly one part is there. */
    public record Read(
            @Nullable Asked asked,
            @Nullable Denied denied,
            @Nullable String shown) {

        static Read shown(String reason) {
            return new Read(null, null, reason);
        }
    }

    /** A no that may be told to an address that is the client's. */
    public record Denied(String redirectUri, @Nullable String state, ErrorObject error) {}

    /** Something in the request is wrong. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient ErrorObject error;

        Wrong(ErrorObject error) {
            super(error.getCode(), null, false, false);
            this.error = error;
        }

        Wrong(ErrorObject error, String why) {
            this(error.setDescription(why));
        }
    }

    /**
     * Reads a query. Call inside a transaction.
     *
     * @param at when it was asked
     */
    public Read read(String query, Instant at) {
        if (query.getBytes(StandardCharsets.UTF_8).length > MAX_QUERY) { // as many as a seal can carry
            return Read.shown("The request is too long.");
        }
        Map<String, List<String>> sent = URLUtils.parseParameters(query);
        Optional<OAuthClient> client = only(sent, "client_id").flatMap(clients::find);
        if (client.isEmpty()) {
            return Read.shown("The application is not known here.");
        }
        String redirect = only(sent, "redirect_uri").orElse("");
        if (!RedirectUris.allowed(client.get().terms().redirectUris(), redirect)) {
            return Read.shown("The application did not register the address that the answer should go to.");
        }
        try {
            return new Read(asked(sent, client.get(), redirect, at), null, null);
        } catch (Wrong e) {
            return new Read(
                    null,
                    new Denied(
                            redirect,
                            only(sent, "state")
                                    .filter(AuthorizationRequests::fits)
                                    .orElse(null),
                            e.error),
                    null);
        }
    }

    private static Asked asked(Map<String, List<String>> sent, OAuthClient client, String redirect, Instant at)
            throws Wrong {
        refuseWhatWeDoNotRead(sent);
        AuthorizationRequest request = parsed(sent);
        checkFlow(sent, request);
        return new Asked(
                client,
                redirect,
                scopes(sent, client),
                bounded(sent, "state"),
                bounded(sent, "nonce"),
                challenge(sent, request),
                tokenKey(sent),
                prompts(sent),
                maxAge(sent),
                at);
    }

    /** Parameters that stand twice are refused there, too. */
    private static AuthorizationRequest parsed(Map<String, List<String>> sent) throws Wrong {
        try {
            return AuthorizationRequest.parse(sent);
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            throw new Wrong(error == null ? OAuth2Error.INVALID_REQUEST : error);
        }
    }

    private static void refuseWhatWeDoNotRead(Map<String, List<String>> sent) throws Wrong {
        if (sent.containsKey("request")) {
            throw new Wrong(OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (sent.containsKey("request_uri")) {
            throw new Wrong(OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
        }
        if (sent.containsKey("registration")) {
            throw new Wrong(OIDCError.REGISTRATION_NOT_SUPPORTED);
        }
        if (sent.values().stream().anyMatch(values -> values.size() > 1)) {
            throw new Wrong(OAuth2Error.INVALID_REQUEST, "A parameter stands twice.");
        }
    }

    private static void checkFlow(Map<String, List<String>> sent, AuthorizationRequest request) throws Wrong {
        if (!new ResponseType(ResponseType.Value.CODE).equals(request.getResponseType())) {
            throw new Wrong(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "Only the code flow is served.");
        }
        if (sent.containsKey("response_mode") && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            throw new Wrong(OAuth2Error.INVALID_REQUEST, "Answers come in the query.");
        }
    }

    private static String challenge(Map<String, List<String>> sent, AuthorizationRequest request) throws Wrong {
        String challenge = only(sent, "code_challenge").orElse("");
        if (!CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod()) || !Pkce.isChallenge(challenge)) {
            throw new Wrong(
                    OAuth2Error.INVALID_REQUEST, "PKCE is required: code_challenge with code_challenge_method S256.");
        }
        return challenge;
    }

    private static Set<Scope> scopes(Map<String, List<String>> sent, OAuthClient client) throws Wrong {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String text : only(sent, "scope").orElse("").split(" ", -1)) {
            Scope scope = Scope.of(text)
                    .filter(client.terms().scopes()::contains)
                    .orElseThrow(() -> new Wrong(
                            OAuth2Error.INVALID_SCOPE, "Ask for scopes that the application is registered with."));
            scopes.add(scope);
        }
        return scopes;
    }

    private static @Nullable String tokenKey(Map<String, List<String>> sent) throws Wrong {
        Optional<String> key = only(sent, "dpop_jkt");
        if (key.isPresent() && !Pkce.isChallenge(key.get())) { // SHA-256 in base64url, too
            throw new Wrong(OAuth2Error.INVALID_REQUEST, "dpop_jkt is no thumbprint.");
        }
        return key.orElse(null);
    }

    private static Set<String> prompts(Map<String, List<String>> sent) throws Wrong {
        Optional<String> text = only(sent, "prompt");
        Set<String> prompts =
                text.map(t -> new HashSet<>(List.of(t.split(" ", -1)))).orElseGet(HashSet::new);
        boolean silentAndNot = prompts.contains("none") && prompts.size() > 1;
        if (silentAndNot || !PROMPTS.containsAll(prompts)) {
            throw new Wrong(OAuth2Error.INVALID_REQUEST, "prompt is none alone, or login, consent, select_account.");
        }
        return prompts;
    }

    private static @Nullable Long maxAge(Map<String, List<String>> sent) throws Wrong {
        Optional<String> text = only(sent, "max_age");
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            throw new Wrong(OAuth2Error.INVALID_REQUEST, "max_age is a number of seconds.");
        }
        return text.map(Long::valueOf).orElse(null);
    }

    private static @Nullable String bounded(Map<String, List<String>> sent, String name) throws Wrong {
        Optional<String> value = only(sent, name);
        if (value.isPresent() && !fits(value.get())) {
            throw new Wrong(OAuth2Error.INVALID_REQUEST, name + " is too long.");
        }
        return value.orElse(null);
    }

    private static boolean fits(String value) {
        return value.length() <= MAX_VALUE && value.indexOf('\0') < 0;
    }

    /** The value of a parameter that stands once and is not empty. */
    private static Optional<String> only(Map<String, List<String>> sent, String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() ? Optional.of(values.get(0)) : Optional.empty();
    }
}
