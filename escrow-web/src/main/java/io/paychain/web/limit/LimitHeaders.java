package io.paychain.web.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that tell a client about its limit. */
final class LimitHeaders {

    private LimitHeaders() {}

    static Map<String, String> of(RateLimits.Decision decision) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Limit", Integer.toString(decision.limit()));
        headers.put("RateLimit-Remaining", Long.toString(decision.remaining()));
        headers.put("RateLimit-Reset", Long.toString(decision.resetSeconds()));
        if (!decision.allowed()) {
            headers.put("Retry-After", Long.toString(Math.max(1, decision.retrySeconds())));
        }
        return headers;
    }
}
