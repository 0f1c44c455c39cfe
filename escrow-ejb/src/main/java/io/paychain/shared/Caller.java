package io.paychain.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Made by the authentication filter from one read of session and user (D23), so roles and
 * wallet are as of this request.
 *
 * @param userId the user's id; 0 for an anonymous caller or a service
 * @param sessionId the session (token family); null for an anonymous caller or a service
 * @param wallet the primary wallet, lower-case with 0x; null when there is none
 * @param roles {@code employer}, {@code worker}, {@code admin}, or {@code service:<name>}
 */
public record Caller(
        long userId, @Nullable String sessionId, @Nullable String wallet, Set<String> roles) {

    /** Nobody: a request without credentials. */
    public static final Caller ANONYMOUS = new Caller(0, null, null, Set.of());

    /** True for a person with a session. */
    public boolean signedIn() {
        return userId != 0;
    }

    /** True when the caller holds the role. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** The key under which limits and idempotency count this caller, for example {@code user:42}. */
    public String principal() {
        if (signedIn()) {
            return "user:" + userId;
        }
        return roles.stream().filter(r -> r.startsWith("service:")).findFirst().orElse("anonymous");
    }
}
