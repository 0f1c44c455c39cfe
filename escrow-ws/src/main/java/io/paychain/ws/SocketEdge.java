package io.paychain.ws;

import io.paychain.platform.log.AccessLog;
import io.paychain.platform.log.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Trace id, access line and security headers (D49) of the socket's own web module in the EAR, which the filters of the
 * other web module do not reach. Nothing here is ever a page, so its content policy allows nothing.
 */
public class SocketEdge extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "X-Request-Id";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        String id = request.getAttribute(HEADER) instanceof String earlier
                ? earlier
                : Trace.accept(request.getHeader(HEADER));
        request.setAttribute(HEADER, id);
        headers(response, id);
        Trace.begin(id);
        try {
            chain.doFilter(request, response);
        } finally {
            long micros = (System.nanoTime() - start) / 1000;
            AccessLog.write(
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    micros,
                    request.getRemoteAddr());
            Trace.end();
        }
    }

    private static void headers(HttpServletResponse response, String id) {
        response.setHeader(HEADER, id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
    }
}
