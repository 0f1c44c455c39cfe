package io.paychain.web.access;

import io.paychain.shared.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Hands the {@link Caller} from the authentication filter to application-scoped resources. */
public final class Callers {

    private Callers() {}

    /** The principal the authentication filter sets. */
    public record CallerPrincipal(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.principal();
        }
    }

    /** The caller of this request; {@link Caller#ANONYMOUS} without credentials. */
    public static Caller from(SecurityContext context) {
        return context.getUserPrincipal() instanceof CallerPrincipal p ? p.caller() : Caller.ANONYMOUS;
    }
}
