package io.paychain.shared;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Made by the authentication filter from one read of session and user (D23), so roles and
 * wallet are as of this request.
 *
 * @param userId the user's id; 0 for an anonymous caller or a service
 * @param sessionId the session (token family); null for an anonymous caller or a service
 * @param wallet the primary wallet, lower-case with 0x; null when there is none
 * @param roles {@code employer}, {@code worker}, {@code admin}, or {@code service:<name>}; of a managed key also
 *     {@code key:<id>}, {@code organization:<id>} and {@code permission:<code>}
 * @param delegation through whom; null when the caller is there himself and so may do all that he may
 */
public record Caller(
        long userId,
        @Nullable String sessionId,
        @Nullable String wallet,
        Set<String> roles,
        @Nullable Delegation delegation) {

    /** A caller who is there himself. */
    public Caller(long userId, @Nullable String sessionId, @Nullable String wallet, Set<String> roles) {
        this(userId, sessionId, wallet, roles, null);
    }

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

    /** True when the caller is there himself, or acts through somebody who has one of these scopes. */
    public boolean within(Scope... any) {
        return delegation == null || Arrays.stream(any).anyMatch(delegation.scopes()::contains);
    }

    /** The same with no more than these scopes; a caller who is there himself is not narrowed. */
    public Caller narrowed(Set<Scope> scopes) {
        if (delegation == null) {
            return this;
        }
        Set<Scope> both = delegation.scopes().stream().filter(scopes::contains).collect(Collectors.toUnmodifiableSet());
        return new Caller(userId, sessionId, wallet, roles, new Delegation(delegation.actor(), both));
    }

    private Optional<String> named(String kind) {
        return roles.stream().filter(role -> role.startsWith(kind)).findFirst();
    }

    /**
     * The key under which limits and idempotency count this caller, for example {@code user:42}; whoever acts through
     * somebody is counted apart: {@code user:42/client:5f0c…}.
     */
    public String principal() {
        if (signedIn()) {
            return "user:" + userId + (delegation == null ? "" : "/" + delegation.actor());
        }
        return named("key:").or(() -> named("service:")).orElse("anonymous");
    }
}
