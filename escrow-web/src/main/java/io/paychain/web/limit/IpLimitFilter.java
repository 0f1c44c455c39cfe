package io.paychain.web.limit;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.WebSettings;
import io.paychain.web.edge.EdgeFilter;
import io.paychain.web.http.ProblemDocument;
import io.paychain.web.http.ProblemWriter;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Limits requests per address before anybody is authenticated (D44); sign-in routes more tightly. */
public class IpLimitFilter implements EdgeFilter {

    @Inject
    WebSettings settings;

    @Inject
    RateLimits limits;

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = EdgeFilter.path(request);
        if (!EdgeFilter.api(path) && !path.startsWith("/admin") && !path.startsWith("/oauth/")) {
            chain.doFilter(request, response);
            return;
        }
        RateLimits.Decision decision = decide(ClientAddress.of(request, settings.trustedProxies()), path);
        LimitHeaders.of(decision).forEach(response::setHeader);
        if (decision.allowed()) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(
                    response,
                    ProblemDocument.of(
                            new Refusal(CommonProblem.RATE_LIMITED, "Too many requests from this address."), path));
        }
    }

    private RateLimits.Decision decide(String address, String path) {
        RateLimits.Decision all = limits.take("ip:" + address, settings.ipPerMinute());
        if (!all.allowed() || !signIn(path)) {
            return all;
        }
        return limits.take("signin:" + address, settings.signinPerMinute());
    }

    private static boolean signIn(String path) {
        return path.startsWith("/api/v1/auth/") || path.startsWith("/api/auth/");
    }
}
