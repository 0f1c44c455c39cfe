package io.paychain.web.access;

import io.paychain.web.WebSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** The four keys other services call with (P27). */
@ApplicationScoped
public class ServiceKeys {

    /** The header that carries a key. */
    public static final String HEADER = "X-Service-API-Key";

    @Inject
    WebSettings settings;

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
