package io.paychain.web.limit;

import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.WebSettings;
import io.paychain.web.access.Callers;
import io.paychain.web.http.FailureMapper;
import io.paychain.web.http.ProblemDocument;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Limits requests per user or service, after authentication (D44). Anonymous callers are limited by address. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 100)
public class PrincipalLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String DECISION = PrincipalLimitFilter.class.getName();

    @Inject
    WebSettings settings;

    @Inject
    RateLimits limits;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = Callers.from(request.getSecurityContext());
        if (caller.principal().equals(Caller.ANONYMOUS.principal())) {
            return;
        }
        RateLimits.Decision decision = limits.take(caller.principal(), settings.principalPerMinute());
        request.setProperty(DECISION, decision);
        if (!decision.allowed()) {
            request.abortWith(refusal(request));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(DECISION) instanceof RateLimits.Decision decision) {
            LimitHeaders.of(decision).forEach(response.getHeaders()::putSingle);
        }
    }

    private static Response refusal(ContainerRequestContext request) {
        return FailureMapper.response(ProblemDocument.of(
                        new Refusal(CommonProblem.RATE_LIMITED, "Too many requests from this account."),
                        request.getUriInfo().getRequestUri().getPath()))
                .build();
    }
}
