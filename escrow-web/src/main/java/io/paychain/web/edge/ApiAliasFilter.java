package io.paychain.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes {@code /api/…} an alias of {@code /api/v1/…} (D32). */
public class ApiAliasFilter implements EdgeFilter {

    private static final String BASE = "/api/v1";

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = EdgeFilter.path(request);
        if (!EdgeFilter.api(path) || path.equals(BASE) || path.startsWith(BASE + "/")) {
            chain.doFilter(request, response);
            return;
        }
        String rest = path.length() > "/api".length() ? path.substring("/api".length()) : "/";
        request.getRequestDispatcher(BASE + rest).forward(request, response);
    }
}
