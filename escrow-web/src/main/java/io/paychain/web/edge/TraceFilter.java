package io.paychain.web.edge;

import io.paychain.platform.log.AccessLog;
import io.paychain.platform.log.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives every request its trace id, in and out as {@code X-Request-Id}, and its line in the access log. */
public class TraceFilter implements EdgeFilter {

    private static final String HEADER = "X-Request-Id";

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
            AccessLog.write(
                    request.getMethod(),
                    EdgeFilter.path(request),
                    response.getStatus(),
                    (System.nanoTime() - start) / 1000,
                    request.getRemoteAddr());
            Trace.end();
        }
    }

    private static String known(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String earlier
                ? earlier
                : Trace.accept(request.getHeader(HEADER));
    }
}
