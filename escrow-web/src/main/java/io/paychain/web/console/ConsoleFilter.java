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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets administrators into {@code /admin}, arbiters into its disputes, auditors and support into what they read, and
 * nobody else, asking the database on every request.
 * Others are sent to sign in, in the way the request can understand.
 */
public class ConsoleFilter implements EdgeFilter {

    /** The request attribute with the administrator's {@link Caller}. */
    public static final String CALLER = "io.paychain.console.caller";

    private static final String SIGN_IN = "/?next=/admin";
    private static final String FIRST_PAGE = "/admin/console.xhtml";
    private static final String DISPUTES = "/admin/disputes.xhtml";
    private static final String AUDIT = "/admin/audit.xhtml";
    private static final String USERS = "/admin/users.xhtml";
    private static final String USER = "/admin/user.xhtml";
    private static final String ORGANISATIONS = "/admin/organisations.xhtml";

    /** What each role reads beside the administrators, who read all; its first page comes first. */
    private static final Map<String, List<String>> PAGES = Map.of(
            "arbiter", List.of(DISPUTES, "/admin/dispute.xhtml"),
            "auditor", List.of(AUDIT, FIRST_PAGE, USERS, USER, ORGANISATIONS),
            "support", List.of(USERS, USER, ORGANISATIONS));

    /** Names without an ending, as people write them. */
    private static final Set<String> SHORT =
            Set.of("/admin/disputes", "/admin/audit", "/admin/users", "/admin/organisations");

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
            response.sendRedirect(firstPage(caller.get()));
        } else if (SHORT.contains(path)) {
            response.sendRedirect(path + ".xhtml");
        } else if (!mayEnter(caller.get(), path)) {
            signIn(request, response);
        } else {
            request.setAttribute(CALLER, caller.get());
            chain.doFilter(request, response);
        }
    }

    private static boolean mayEnter(Caller caller, String path) {
        return caller.is("admin")
                || path.startsWith(RESOURCES)
                || PAGES.entrySet().stream()
                        .anyMatch(role ->
                                caller.is(role.getKey()) && role.getValue().contains(path));
    }

    private static String firstPage(Caller caller) {
        if (caller.is("admin")) {
            return FIRST_PAGE;
        }
        return Stream.of("auditor", "arbiter", "support")
                .filter(caller::is)
                .map(role -> PAGES.getOrDefault(role, List.of(DISPUTES)).get(0))
                .findFirst()
                .orElse(DISPUTES);
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
