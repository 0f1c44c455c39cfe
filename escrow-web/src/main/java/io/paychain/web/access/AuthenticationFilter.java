package io.paychain.web.access;

import io.paychain.identity.IdentityService;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.web.http.WebProblem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Set;
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
    ServiceKeys keys;

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext before = request.getSecurityContext();
        Caller caller = caller(request, before);
        request.setSecurityContext(new Context(new Callers.CallerPrincipal(caller), before.isSecure()));
    }

    private Caller caller(ContainerRequestContext request, SecurityContext context) {
        String key = request.getHeaderString(ServiceKeys.HEADER);
        if (key != null) {
            return service(key);
        }
        if (context.getUserPrincipal() instanceof JsonWebToken token) {
            AccessClaims claims = AccessClaims.from(token);
            return identity.authenticate(claims.sessionId(), claims.userId());
        }
        if (request.getHeaderString("Authorization") != null) {
            throw new Refusal(WebProblem.INVALID_TOKEN, "Send the access token as Authorization: Bearer.");
        }
        return Caller.ANONYMOUS;
    }

    private Caller service(String key) {
        String name = keys.service(key)
                .orElseThrow(() -> new Refusal(WebProblem.INVALID_SERVICE_KEY, "This service key is not known."));
        return new Caller(0, null, null, Set.of("service:" + name));
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
