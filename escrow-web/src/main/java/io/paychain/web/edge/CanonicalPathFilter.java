package io.paychain.web.edge;

import io.paychain.shared.error.Refusal;
import io.paychain.web.http.ProblemDocument;
import io.paychain.web.http.ProblemWriter;
import io.paychain.web.http.WebProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses paths that can be read in two ways ({@code %61pi}, {@code a/../b}, {@code auth;x=1}). No
 * path of ours needs them, and later filters may then trust what they compare.
 */
public class CanonicalPathFilter implements EdgeFilter {

    private static final Pattern CANONICAL =
            Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~:@!$&'()*+,=-]++)++/?");

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = EdgeFilter.path(request);
        if (canonical(path)) {
            chain.doFilter(request, response);
            return;
        }
        Refusal refusal = new Refusal(WebProblem.BAD_PATH, "Paths are plain: no escapes, parameters or dot segments.");
        ProblemWriter.write(response, ProblemDocument.of(refusal, "/"));
    }

    /** True when the raw path means the same to every reader. */
    static boolean canonical(String path) {
        return CANONICAL.matcher(path).matches();
    }
}
