package io.paychain.web.edge;

import io.paychain.platform.log.AccessLog;
import io.paychain.platform.log.Trace;
import io.paychain.web.operations.RequestMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives every request its trace id, in and out as {@code X-Request-Id}, and its line in the access log. */
public class TraceFilter implements EdgeFilter {

    private static final String HEADER = "X-Request-Id";

    @Inject
    RequestMetrics metrics;

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        String id = known(request);
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        Trace.begin(id);
        try {
            chain.doFilter(request, response);
        } finally {
            note(request, response, (System.nanoTime() - start) / 1000);
            Trace.end();
        }
    }

    private void note(HttpServletRequest request, HttpServletResponse response, long micros) {
        metrics.note(request.getMethod(), response.getStatus(), micros);
        AccessLog.write(
                request.getMethod(), EdgeFilter.path(request), response.getStatus(), micros, request.getRemoteAddr());
    }

    private static String known(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String earlier
                ? earlier
                : Trace.accept(request.getHeader(HEADER));
    }
}
