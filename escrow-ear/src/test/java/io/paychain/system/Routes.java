package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation that the served description tells, with the rule of who may call it. */
final class Routes {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private Routes() {}

    /**
     * One operation.
     *
     * @param verb upper-case
     * @param path with example values in place of the names; no such job or user exists
     * @param rule of {@code x-access}: public, signed_in, role, signed_in_or_service, service
     * @param any the roles or services of the rule; may be empty
     * @param scopes those that reach it for whoever acts for somebody; may be empty
     */
    record Route(String verb, String path, String rule, Set<String> any, Set<String> scopes) {

        boolean open() {
            return rule.equals("public");
        }

        /** True below the base of the interface; the rest are servlets without users. */
        boolean api() {
            return path.startsWith("/api/");
        }

        /** True for the one that ends the session it is called with. */
        boolean endsTheSession() {
            return path.endsWith("/auth/logout");
        }

        /** The same by the alias of D32. */
        Route alias() {
            return new Route(verb, path.replaceFirst("^/api/v1/", "/api/"), rule, any, scopes);
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    /** Reads the description from a running product. */
    static List<Route> of(Product product) {
        JsonNode paths =
                product.api().get("/openapi?format=json").expect(200).body().path("paths");
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (VERBS.contains(operation.getKey())) {
                    routes.add(route(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return routes;
    }

    private static Route route(String path, String verb, JsonNode operation) {
        JsonNode access = operation.path("x-access");
        if (!access.has("rule")) {
            throw new AssertionError(verb + " " + path + " does not tell who may call it");
        }
        Set<String> any = new TreeSet<>();
        access.path("any").forEach(name -> any.add(name.asText()));
        Set<String> scopes = new TreeSet<>();
        access.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        String plain = path.replace("{wallet}", "0x" + "1".repeat(40)).replaceAll("\\{\\w+}", "999999");
        return new Route(
                verb.toUpperCase(Locale.ROOT), plain, access.path("rule").asText(), any, scopes);
    }
}
