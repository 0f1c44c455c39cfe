package io.paychain.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.web.identity.AuthResource;
import io.paychain.web.identity.SessionsResource;
import io.paychain.web.identity.UsersResource;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The trail names routes and ids, never what a stranger wrote into a path. */
class RouteTemplateTest {

    @Test
    void aRoute_hasItsNumbers_andNothingElse() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("id", "42");
        parameters.add("wallet", "0x" + "1".repeat(40));
        assertEquals("/api/v1/users/42", RouteTemplate.of(method(UsersResource.class, "user"), parameters));
        assertEquals("/api/v1/users/me", RouteTemplate.of(method(UsersResource.class, "me"), parameters));
        assertEquals("/api/v1/auth/nonce/{wallet}", RouteTemplate.of(method(AuthResource.class, "nonce"), parameters));
        assertEquals("/api/v1/auth/sessions", RouteTemplate.of(method(SessionsResource.class, "list"), parameters));
        assertEquals("unmatched", RouteTemplate.of(null, parameters));
    }

    private static Method method(Class<?> resource, String name) {
        return Arrays.stream(resource.getMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
