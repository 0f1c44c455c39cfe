package io.paychain.web.audit;

import io.paychain.admin.AuditTrail;
import io.paychain.admin.api.AuditNote;
import io.paychain.platform.log.Trace;
import io.paychain.web.WebSettings;
import io.paychain.web.edge.EdgeFilter;
import io.paychain.web.limit.ClientAddress;
import io.paychain.web.limit.RateLimits;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit trail when the answer is known, after the request's own transaction. The server refuses bad tokens
 * before JAX-RS sees them; those are remembered here, too.
 */
public class AuditFilter implements EdgeFilter {

    private static final Logger LOG = Logger.getLogger("io.paychain.security");
    private static final int STRANGERS_PER_MINUTE = 60;
    private static final String DONE = "io.paychain.audit.done";

    @Inject
    AuditTrail trail;

    @Inject
    WebSettings settings;

    @Inject
    RateLimits limits;

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            Audited audited = audited(request, response);
            if (audited != null && request.getAttribute(DONE) == null) {
                request.setAttribute(DONE, true);
                write(request, response, audited);
            }
        }
    }

    private static @Nullable Audited audited(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(Audited.ATTRIBUTE) instanceof Audited known) {
            return known;
        }
        boolean theServersOwn = EdgeFilter.api(asked(request)) && AuditRules.denied(response.getStatus());
        return theServersOwn
                ? new Audited("anonymous", "authenticate", RouteTemplate.UNMATCHED, "INVALID_TOKEN")
                : null;
    }

    /** The path that was asked for; on the way to the error page it is no longer the request's own. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : EdgeFilter.path(request);
    }

    /** Nobody may fill the trail from outside: beyond some a minute, denials of one address's strangers are only logged. */
    private boolean tooMany(Audited audited, int status, String address) {
        return audited.principal().equals("anonymous")
                && AuditRules.denied(status)
                && !limits.take("audit:" + address, STRANGERS_PER_MINUTE).allowed();
    }

    /** What cannot be written is at least logged: the act is done, and an answer is owed. */
    private void write(HttpServletRequest request, HttpServletResponse response, Audited audited) {
        String address = ClientAddress.of(request, settings.trustedProxies());
        if (tooMany(audited, response.getStatus(), address)) {
            return;
        }
        AuditNote note = new AuditNote(
                audited.principal(),
                audited.action(),
                audited.target(),
                response.getStatus(),
                audited.code(),
                Objects.requireNonNullElse(Trace.current(), ""),
                address,
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        try {
            trail.write(note);
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.WARNING, "not in the audit trail: {0} {1} by {2}: {3}", new Object[] {
                note.action(), note.target(), note.principal(), note.status()
            });
        }
    }
}
