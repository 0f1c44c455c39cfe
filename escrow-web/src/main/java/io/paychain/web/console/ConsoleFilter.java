package io.paychain.web.console;

import io.paychain.identity.ConsoleSessions;
import io.paychain.shared.Caller;
import io.paychain.web.edge.EdgeFilter;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Lets administrators into {@code /admin}, arbiters into its disputes, and nobody else, asking the database on every
 * request.
 * Others are sent to sign in, in the way the request can understand.
 */
public class ConsoleFilter implements EdgeFilter {

    /** The request attribute with the administrator's {@link Caller}. */
    public static final String CALLER = "io.paychain.console.caller";

    private static final String SIGN_IN = "/?next=/admin";
    private static final String FIRST_PAGE = "/admin/console.xhtml";
    private static final String DISPUTES = "/admin/disputes.xhtml";
    private static final Set<String> OF_ARBITERS = Set.of(DISPUTES, "/admin/dispute.xhtml");
    private static final String RESOURCES = "/admin/jakarta.faces.resource/";

    @Inject
    ConsoleSessions sessions;

    @Inject
    ConsoleCookie cookie;

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Caller> caller = sessions.seen(cookie.read(request));
        String path = EdgeFilter.path(request);
        if (caller.isEmpty()) {
            signIn(request, response);
        } else if (path.equals("/admin") || path.equals("/admin/")) {
            response.sendRedirect(caller.get().is("admin") ? FIRST_PAGE : DISPUTES);
        } else if (path.equals("/admin/disputes") || path.equals("/admin/audit")) {
            response.sendRedirect(path + ".xhtml");
        } else if (!mayEnter(caller.get(), path)) {
            signIn(request, response);
        } else {
            request.setAttribute(CALLER, caller.get());
            chain.doFilter(request, response);
        }
    }

    private static boolean mayEnter(Caller caller, String path) {
        return caller.is("admin") || OF_ARBITERS.contains(path) || path.startsWith(RESOURCES);
    }

    private static void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.sendRedirect(SIGN_IN);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + "<partial-response><redirect url=\"" + SIGN_IN
                        + "\"></redirect></partial-response>");
    }
}
