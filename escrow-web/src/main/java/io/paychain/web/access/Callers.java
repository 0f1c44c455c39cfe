package io.paychain.web.access;

import io.paychain.shared.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands the {@link Caller} from the authentication filter to application-scoped resources. */
public final class Callers {

    private Callers() {}

    /**
     * The principal the authentication filter sets.
     *
     * @param token what the caller signed in with; null for services and the anonymous
     */
    public record CallerPrincipal(Caller caller, @Nullable AccessToken token) implements Principal {
        @Override
        public String getName() {
            return caller.principal();
        }
    }

    /** The caller of this request; {@link Caller#ANONYMOUS} without credentials. */
    public static Caller from(SecurityContext context) {
        return context.getUserPrincipal() instanceof CallerPrincipal p ? p.caller() : Caller.ANONYMOUS;
    }

    /** The access token of this request; empty without one. */
    public static Optional<AccessToken> token(SecurityContext context) {
        return context.getUserPrincipal() instanceof CallerPrincipal p
                ? Optional.ofNullable(p.token())
                : Optional.empty();
    }
}
