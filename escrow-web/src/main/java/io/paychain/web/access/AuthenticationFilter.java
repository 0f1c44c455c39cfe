package io.paychain.web.access;

import io.paychain.identity.IdentityService;
import io.paychain.identity.RevokedTokens;
import io.paychain.identity.api.AccessTokenView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.oauth.PresentedTokens;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.web.WebSettings;
import io.paychain.web.http.WebProblem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds out who calls. The server has checked the token's signature, issuer, audience and expiry; we
 * check the rest and ask the database whether session and user still live (D23).
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

    @Inject
    IdentityService identity;

    @Inject
    RevokedTokens revoked;

    @Inject
    ServiceKeys keys;

    @Inject
    PresentedTokens presented;

    @Inject
    WebSettings settings;

    @jakarta.ws.rs.core.Context
    HttpServletRequest servlet;

    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext before = request.getSecurityContext();
        request.setSecurityContext(new Context(principal(request, before), before.isSecure()));
    }

    private Callers.CallerPrincipal principal(ContainerRequestContext request, SecurityContext context) {
        String key = request.getHeaderString(ServiceKeys.HEADER);
        if (key != null) {
            return new Callers.CallerPrincipal(service(key), null);
        }
        List<String> sent = request.getHeaders().getOrDefault("Authorization", List.of());
        if (sent.size() < 2 && context.getUserPrincipal() instanceof JsonWebToken token) {
            return person(AccessClaims.from(token, clock.instant()));
        }
        if (sent.size() == 1 && PresentedTokens.isBound(sent.get(0))) {
            return holder(request, sent.get(0));
        }
        if (!sent.isEmpty()) { // another scheme, or two headers of which each reader would take another
            throw new Refusal(WebProblem.INVALID_TOKEN, "Send the access token as one Authorization: Bearer.");
        }
        return new Callers.CallerPrincipal(Caller.ANONYMOUS, null);
    }

    /** In P23's order: the blacklist may say no, a yes comes from the database alone. */
    private Callers.CallerPrincipal person(AccessClaims claims) {
        if (revoked.knows(claims.token().id())) {
            throw new Refusal(IdentityProblem.SESSION_ENDED, "Sign in again.");
        }
        Caller caller = identity.authenticate(claims.sessionId(), claims.userId());
        return new Callers.CallerPrincipal(caller.narrowed(claims.scopes()), claims.token());
    }

    /** A token that is bound to a key, with a proof of that key: servers check only Bearer, so all of it is ours to check. */
    private Callers.CallerPrincipal holder(ContainerRequestContext request, String authorization) {
        AccessTokenView token = presented.bound(new PresentedTokens.Presented(
                request.getMethod(), asked(), authorization, request.getHeaderString("DPoP")));
        Caller caller = identity.authenticate(token.sessionId(), token.userId());
        return new Callers.CallerPrincipal(
                caller.narrowed(token.scopes()), new AccessToken(token.id(), token.expiresAt()));
    }

    /** The address that the client asked for, which the alias may have changed since. */
    private URI asked() {
        Object before = servlet.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return URI.create(settings.publicOrigin() + (before == null ? servlet.getRequestURI() : before));
    }

    private Caller service(String key) {
        return keys.caller(key)
                .orElseThrow(() -> new Refusal(WebProblem.INVALID_SERVICE_KEY, "This service key is not known."));
    }

    private record Context(Callers.CallerPrincipal principal, boolean secure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        @Override
        public boolean isUserInRole(String role) {
            return principal.caller().is(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "BEARER";
        }
    }
}
