package io.paychain.apikeys.api;

import io.paychain.organisations.api.Permission;
import io.paychain.shared.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a key may be used for. A key of an organisation reads for it; the platform's call as one of its services. */
public enum KeyScope {
    /** Read the organisation and its members. */
    ORGANISATION_READ(Scope.ORGANISATION_READ, Permission.MEMBERS_READ),
    /** Read the organisation's jobs. */
    JOBS_READ(Scope.JOBS_READ, Permission.JOBS_READ),
    /** Call as the user service. */
    SERVICE_USER("service:user"),
    /** Call as the job service. */
    SERVICE_JOB("service:job"),
    /** Call as the payment service. */
    SERVICE_PAYMENT("service:payment"),
    /** Call as the socket service. */
    SERVICE_WS("service:ws"),
    /** Read {@code /metrics}. */
    METRICS_READ(Scope.METRICS_READ, null);

    private final String code;
    private final @Nullable Scope scope;
    private final @Nullable Permission permission;

    KeyScope(Scope scope, @Nullable Permission permission) {
        this.code = scope.text();
        this.scope = scope;
        this.permission = permission;
    }

    KeyScope(String service) {
        this.code = service;
        this.scope = null;
        this.permission = null;
    }

    /** What the key reaches by it; empty for a service, which reaches all that is open to that service. */
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /** As it stands in JSON and in the database. */
    public String code() {
        return code;
    }

    /** What a member must have to give it to a key, and what the key has then; empty for the platform's scopes. */
    public Optional<Permission> permission() {
        return Optional.ofNullable(permission);
    }

    /** True for what only administrators give. */
    public boolean ofThePlatform() {
        return permission == null;
    }

    /** Reads {@link #code()}; empty for anything else. */
    public static Optional<KeyScope> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /** Reads codes that the database has checked. */
    public static Set<KeyScope> all(Collection<String> codes) {
        Set<KeyScope> found = EnumSet.noneOf(KeyScope.class);
        codes.forEach(code -> found.add(of(code).orElseThrow(() -> new IllegalStateException("scope " + code))));
        return found;
    }

    /** The codes, in a fixed order. */
    public static List<String> codes(Collection<KeyScope> scopes) {
        return scopes.stream().sorted().map(KeyScope::code).toList();
    }
}
