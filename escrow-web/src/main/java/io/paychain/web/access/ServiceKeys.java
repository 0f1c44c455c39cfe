package io.paychain.web.access;

import io.paychain.apikeys.ApiKeys;
import io.paychain.apikeys.api.KeyHolder;
import io.paychain.apikeys.api.KeyScope;
import io.paychain.shared.Caller;
import io.paychain.shared.Delegation;
import io.paychain.shared.Scope;
import io.paychain.web.WebSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that other services call with: four of the configuration (P27), and those that people manage. */
@ApplicationScoped
public class ServiceKeys {

    /** The header that carries a key. */
    public static final String HEADER = "X-Service-API-Key";

    @Inject
    WebSettings settings;

    @Inject
    ApiKeys managed;

    /**
     * Who calls with a key: a service of the configuration, or the holder of a managed key with what its scopes allow.
     *
     * @return empty when the key is unknown or works no more
     */
    public Optional<Caller> caller(String offered) {
        return service(offered)
                .map(name -> new Caller(0, null, null, Set.of("service:" + name)))
                .or(() -> managed.holder(offered).map(ServiceKeys::caller));
    }

    /** A key that calls as a service is that service; any other acts for an organisation within its scopes. */
    private static Caller caller(KeyHolder holder) {
        String key = "key:" + holder.keyId();
        Set<String> roles = new HashSet<>(Set.of(key));
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (holder.organizationId() != null) {
            roles.add("organization:" + holder.organizationId());
        }
        for (KeyScope scope : holder.scopes()) {
            roles.add(scope.scope().isEmpty() ? scope.code() : "service:" + scope.code());
            scope.scope().ifPresent(scopes::add);
            scope.permission().ifPresent(permission -> roles.add("permission:" + permission.code()));
        }
        boolean service =
                holder.scopes().stream().anyMatch(scope -> scope.scope().isEmpty());
        return new Caller(0, null, null, Set.copyOf(roles), service ? null : new Delegation(key, scopes));
    }

    /** Whether the key reads the metrics: any of the configuration's, or a managed one with that scope. */
    public boolean mayReadMetrics(String offered) {
        return service(offered).isPresent()
                || managed.holder(offered)
                        .filter(holder -> holder.scopes().contains(KeyScope.METRICS_READ))
                        .isPresent();
    }

    /** The service a key belongs to. Every key is compared in full, so time tells nothing about them. */
    public Optional<String> service(String offered) {
        byte[] bytes = offered.getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, String> known : settings.serviceKeys().entrySet()) {
            if (MessageDigest.isEqual(known.getKey().getBytes(StandardCharsets.UTF_8), bytes)) {
                found = known.getValue();
            }
        }
        return Optional.ofNullable(found);
    }
}
