package io.paychain.web.audit;

import io.paychain.shared.Caller;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.ProblemDocument;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Notes on the request what only JAX-RS knows of it: the operation, the caller, and who has just signed in. */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class AuditNotes implements ContainerResponseFilter {

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        String path = request.getUriInfo().getPath(true).replaceFirst("^/", "");
        String operation = operation(method);
        Access access = method == null ? null : method.getAnnotation(Access.class);
        if (AuditRules.remembered(
                response.getStatus(), request.getMethod(), path, operation, access == null ? null : access.value())) {
            Caller caller = Callers.from(request.getSecurityContext());
            servlet.setAttribute(
                    Audited.ATTRIBUTE,
                    new Audited(
                            principal(caller, response.getEntity()),
                            operation,
                            target(RouteTemplate.of(method, request.getUriInfo().getPathParameters())),
                            code(response.getEntity())));
        }
    }

    /** Notes whose account a request is about that does not tell who asks; a keyed hash, never the address itself. */
    public static void account(HttpServletRequest request, String key) {
        request.setAttribute(Audited.ACCOUNT, key);
    }

    /**
     * Notes what a servlet did, which JAX-RS does not see.
     *
     * @param code the outcome in one word; may be empty
     */
    public static void note(HttpServletRequest request, String principal, String action, String target, String code) {
        request.setAttribute(Audited.ATTRIBUTE, new Audited(principal, action, target, code));
    }

    private String target(String route) {
        Object account = servlet.getAttribute(Audited.ACCOUNT);
        return account == null ? route : route + " account:" + account;
    }

    private static String operation(@Nullable Method method) {
        Operation said = method == null ? null : method.getAnnotation(Operation.class);
        return said == null ? "unknown" : said.operationId();
    }

    /** Whoever signs in is still anonymous in the request; the answer names him. */
    private static String principal(Caller caller, @Nullable Object answer) {
        boolean nobody = caller.equals(Caller.ANONYMOUS);
        return nobody && answer instanceof Envelope envelope && envelope.data() instanceof SignsIn in
                ? in.signedIn().map(id -> "user:" + id).orElse(caller.principal())
                : caller.principal();
    }

    static String code(@Nullable Object answer) {
        if (answer instanceof ProblemDocument problem) {
            return problem.code();
        }
        boolean halfWay = answer instanceof Envelope envelope && envelope.data() instanceof SignsIn in && in.halfWay();
        return halfWay ? "MFA_REQUIRED" : "";
    }
}
