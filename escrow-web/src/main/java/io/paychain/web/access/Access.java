package io.paychain.web.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.paychain.shared.Scope;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Who may call a resource method. The access filter refuses every method without it (403), because
 * the server's own {@code @RolesAllowed} was seen failing open.
 */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Access {

    /** The rule; see {@link Rule}. */
    Rule value();

    /** For {@link Rule#ROLE}: any of these roles. For {@link Rule#SERVICE} and {@link Rule#SIGNED_IN_OR_SERVICE}: any of these services. */
    String[] any() default {};

    /**
     * Which scopes reach it, any of them, for callers who act through somebody else: an OAuth client or a key. Without one such
     * callers are refused, whatever the rule; it opens nothing that the rule does not.
     */
    Scope[] scope() default {};

    /** The sorts of rule. */
    enum Rule {
        /** Anybody; credentials, if sent, must be valid. */
        PUBLIC,
        /** Any signed-in user. */
        SIGNED_IN,
        /** A signed-in user with one of the roles. */
        ROLE,
        /** Any signed-in user, or a caller with one of the service keys. */
        SIGNED_IN_OR_SERVICE,
        /** A caller with one of the service keys ({@code X-Service-API-Key}). */
        SERVICE
    }
}
