package io.paychain.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.OIDCError;
import io.paychain.identity.GrantService;
import io.paychain.identity.IdentityService;
import io.paychain.identity.TokenService;
import io.paychain.identity.api.Proof;
import io.paychain.identity.api.UserSummary;
import io.paychain.oauth.adapter.AuthorizationRequests;
import io.paychain.oauth.adapter.CodeRows;
import io.paychain.oauth.adapter.ConsentRows;
import io.paychain.oauth.adapter.RequestSeal;
import io.paychain.oauth.api.AskedScope;
import io.paychain.oauth.api.AuthorizationView;
import io.paychain.oauth.api.Beginning;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.oauth.api.Redirection;
import io.paychain.oauth.domain.Asked;
import io.paychain.oauth.domain.RedirectUris;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authorization endpoint and the person's answer: from what a client asks to the code it gets. */
@Stateless
public class Authorizations {

    @Inject
    AuthorizationRequests requests;

    @Inject
    RequestSeal seal;

    @Inject
    ConsentRows consents;

    @Inject
    CodeRows codes;

    @Inject
    GrantService grants;

    @Inject
    IdentityService people;

    @Inject
    TokenService tokens;

    @Inject
    Clock clock;

    /** What becomes of a request of a browser that nobody has identified yet. */
    public Beginning begin(String query) {
        Instant now = clock.instant();
        AuthorizationRequests.Read read = requests.read(query, now);
        if (read.shown() != null) {
            return new Beginning.Shown(read.shown());
        }
        if (read.denied() != null) {
            AuthorizationRequests.Denied no = read.denied();
            return new Beginning.Onward(denial(no.redirectUri(), no.state(), no.error()));
        }
        boolean silent = read.asked() != null && read.asked().silent();
        return new Beginning.Onward(URI.create(
                tokens.issuer() + "/consent?request=" + seal.seal(query, now) + (silent ? "&prompt=none" : "")));
    }

    /**
     * What the caller is asked.
     *
     * @throws Refusal AUTHORIZATION_INVALID
     */
    public AuthorizationView look(Caller caller, @Nullable String request) {
        Asked asked = asked(request);
        return new AuthorizationView(
                asked.client().id(),
                asked.client().terms().name(),
                owner(asked.client().ownerId()),
                RedirectUris.shown(asked.redirectUri()),
                described(asked.scopes()),
                remembered(caller, asked),
                asked.wantsFresherThan(grants.proof(caller).at(), clock.instant()),
                asked.silent());
    }

    /**
     * The caller agrees, or did so before: the client gets a code. Where it wanted nobody to be asked and somebody must be,
     * it is told so.
     *
     * @throws Refusal AUTHORIZATION_INVALID; SIGN_IN_TOO_OLD
     */
    public Redirection approve(Caller caller, @Nullable String request) {
        // Its addresses stay what they are until the agreement is stored, which is forgotten when they change.
        consents.holdClient(asked(request).client().id());
        Asked asked = asked(request);
        Proof proof = grants.proof(caller);
        Instant now = clock.instant();
        boolean tooOld = asked.wantsFresherThan(proof.at(), now);
        if (asked.silent() && (tooOld || !remembered(caller, asked))) {
            return denial(asked, tooOld ? OIDCError.LOGIN_REQUIRED : OIDCError.CONSENT_REQUIRED);
        }
        if (tooOld) {
            throw new Refusal(OAuthProblem.SIGN_IN_TOO_OLD, "Sign out and in again, then go on.");
        }
        consents.add(caller.userId(), asked.client().id(), asked.scopes(), now);
        return success(asked, codes.add(asked, caller, proof, now));
    }

    /**
     * The person does not agree, or is not there to be asked. The latter is said only where the application wanted it so:
     * whoever sends somebody to the consent page must not be able to say no in their place.
     *
     * @throws Refusal AUTHORIZATION_INVALID; UNAUTHENTICATED when nobody is signed in and somebody may be asked
     */
    public Redirection refuse(Caller caller, @Nullable String request) {
        Asked asked = asked(request);
        if (caller.signedIn()) {
            return denial(asked, OAuth2Error.ACCESS_DENIED);
        }
        if (!asked.silent()) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Sign in to answer this.");
        }
        return denial(asked, OIDCError.LOGIN_REQUIRED);
    }

    private Asked asked(@Nullable String request) {
        return Optional.ofNullable(request)
                .flatMap(text -> seal.open(text, clock.instant()))
                .map(opened -> requests.read(opened.query(), opened.at()))
                .flatMap(read -> Optional.ofNullable(read.asked()))
                .orElseThrow(() ->
                        new Refusal(OAuthProblem.AUTHORIZATION_INVALID, "Go back to the application and begin again."));
    }

    private boolean remembered(Caller caller, Asked asked) {
        return asked.mayRemember()
                && consents.covers(caller.userId(), asked.client().id(), asked.scopes());
    }

    private String owner(long id) {
        UserSummary owner = people.summaries(List.of(id)).get(id);
        return owner == null ? "" : owner.username();
    }

    static List<AskedScope> described(Collection<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> new AskedScope(scope.text(), scope.words()))
                .toList();
    }

    private Redirection success(Asked asked, String code) {
        return new Redirection(new AuthorizationSuccessResponse(
                        URI.create(asked.redirectUri()),
                        new AuthorizationCode(code),
                        null,
                        state(asked.state()),
                        new Issuer(tokens.issuer()),
                        ResponseMode.QUERY)
                .toURI()
                .toString());
    }

    private Redirection denial(Asked asked, ErrorObject error) {
        return new Redirection(denial(asked.redirectUri(), asked.state(), error).toString());
    }

    /** Names us, so that a client with several servers knows whose answer it is (RFC 9207). */
    private URI denial(String redirectUri, @Nullable String state, ErrorObject error) {
        return new AuthorizationErrorResponse(
                        URI.create(redirectUri), error, state(state), new Issuer(tokens.issuer()), ResponseMode.QUERY)
                .toURI();
    }

    /** The SDK takes nothing but spaces for none, and makes no such state. */
    private static @Nullable State state(@Nullable String state) {
        return state == null || state.isBlank() ? null : new State(state);
    }
}
