package io.paychain.web.access;

import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.http.WebProblem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets a request through only when its method's {@link Access} says so; without one, nobody. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger("io.paychain.security");

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = Callers.from(request.getSecurityContext());
        try {
            check(rule(), caller);
        } catch (Refusal refusal) {
            LOG.log(Level.INFO, "denied {0} to {1}: {2}", new Object[] {
                request.getUriInfo().getPath(),
                caller.principal(),
                refusal.problem().name()
            });
            throw refusal;
        }
    }

    private @Nullable Access rule() {
        Access method = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(Access.class);
        return method != null || resource.getResourceClass() == null
                ? method
                : resource.getResourceClass().getAnnotation(Access.class);
    }

    /**
     * Decides.
     *
     * @param access the method's rule; null refuses
     * @throws Refusal 401 for somebody who has not signed in, else 403
     */
    static void check(@Nullable Access access, Caller caller) {
        if (access == null) {
            throw new Refusal(CommonProblem.FORBIDDEN, "This path is not open to anybody.");
        }
        boolean allowed = switch (access.value()) {
            case PUBLIC -> true;
            case SIGNED_IN -> caller.signedIn();
            case ROLE -> caller.signedIn() && Arrays.stream(access.any()).anyMatch(caller::is);
            case SIGNED_IN_OR_SERVICE -> caller.signedIn() || isService(access, caller);
            case SERVICE -> isService(access, caller);
        };
        if (allowed) {
            checkScope(access, caller);
            return;
        }
        boolean nobody = caller.principal().equals(Caller.ANONYMOUS.principal());
        throw nobody
                ? new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token.")
                : new Refusal(CommonProblem.FORBIDDEN, "You may not do this.");
    }

    private static void checkScope(Access access, Caller caller) {
        if (!caller.within(access.scope())) {
            String needed = Scope.join(List.of(access.scope()));
            throw new Refusal(
                    WebProblem.INSUFFICIENT_SCOPE,
                    needed.isEmpty()
                            ? "This is for the account's owner alone."
                            : "This needs the scope " + needed + ".",
                    List.of(),
                    Map.of("scope", needed));
        }
    }

    private static boolean isService(Access access, Caller caller) {
        return Arrays.stream(access.any()).anyMatch(s -> caller.is("service:" + s));
    }
}
