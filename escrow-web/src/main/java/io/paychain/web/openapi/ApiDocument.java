package io.paychain.web.openapi;

import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The whole OpenAPI 3.1 document as plain maps and lists. */
final class ApiDocument {

    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete", "head", "options");

    private final Words words = new Words();
    private final WireSchemas schemas = new WireSchemas(words);
    private final Parameters parameters = new Parameters(words, schemas);
    private final Responses answers = new Responses(words, schemas);
    private final Samples samples = new Samples(words);

    private ApiDocument() {}

    /** The document of these JAX-RS classes; their order does not matter. */
    static Map<String, Object> of(Collection<Class<?>> resources) {
        return new ApiDocument().write(resources);
    }

    private Map<String, Object> write(Collection<Class<?>> resources) {
        Map<String, Object> document = Words.base();
        Map<String, Object> paths = new TreeMap<>(Words.object(document.get("paths")));
        resources.stream()
                .flatMap(resource -> Route.of(resource).stream())
                .sorted(Comparator.comparing(route -> VERBS.indexOf(route.verb())))
                .forEach(route -> path(paths, route.path()).put(route.verb(), operation(route)));
        document.put("paths", paths);
        Map<String, Object> all = new TreeMap<>(schemas.components());
        Map<String, Object> components = Words.object(document.get("components"));
        all.putAll(Words.object(components.get("schemas")));
        components.put("schemas", all);
        return document;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> path(Map<String, Object> paths, String path) {
        return (Map<String, Object>) paths.computeIfAbsent(path, unknown -> new LinkedHashMap<String, Object>());
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> written = new LinkedHashMap<>();
        Operation said = route.operation();
        written.put("tags", List.of(route.tag()));
        written.put("operationId", route.id());
        written.put("summary", said == null ? "" : said.summary());
        written.put(
                "description",
                (said == null ? "" : said.description() + " ") + who(route.access()) + scopes(route.access()));
        written.put("parameters", parameters.of(route));
        Parameters.body(route).ifPresent(body -> written.put("requestBody", body(route, body)));
        written.put("responses", answers.of(route));
        written.put("security", security(route.access()));
        written.put("x-access", rule(route.access()));
        written.entrySet()
                .removeIf(entry ->
                        entry.getKey().equals("parameters") && entry.getValue().equals(List.of()));
        return written;
    }

    private Map<String, Object> body(Route route, Parameter parameter) {
        Map<String, @Nullable Object> example =
                parameter.getType().isRecord() ? samples.of(parameter.getType()) : new LinkedHashMap<>();
        if (words.operation(route.id()).get("body") instanceof Map<?, ?> own) {
            example = new LinkedHashMap<>(Words.object(own));
        }
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("schema", schemas.taken(parameter.getParameterizedType()));
        media.put("example", example);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "required",
                !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || !words.operation(route.id()).containsKey("body_optional"));
        body.put("content", Map.of(route.consumes(), media));
        return body;
    }

    private static String who(@Nullable Access access) {
        if (access == null) {
            return "Open to nobody.";
        }
        return switch (access.value()) {
            case PUBLIC -> "Open to anybody.";
            case SIGNED_IN -> "For anybody signed in.";
            case ROLE -> "For the role " + String.join(" or ", access.any()) + ".";
            case SIGNED_IN_OR_SERVICE -> "For anybody signed in, and for the service key of " + services(access) + ".";
            case SERVICE -> "For the service key of " + services(access) + ".";
        };
    }

    /** Who may come in someone's place. */
    private static String scopes(@Nullable Access access) {
        return access == null || access.scope().length == 0
                ? ""
                : " An OAuth client needs the scope "
                        + Arrays.stream(access.scope()).map(Scope::text).collect(Collectors.joining(" or ")) + ".";
    }

    /** The rule as it is enforced, so that a client or a test can tell who gets in where. */
    private static Map<String, Object> rule(@Nullable Access access) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("rule", access == null ? "nobody" : access.value().name().toLowerCase(Locale.ROOT));
        if (access != null && access.any().length > 0) {
            rule.put("any", List.of(access.any()));
        }
        if (access != null && access.scope().length > 0) {
            rule.put("scopes", Arrays.stream(access.scope()).map(Scope::text).toList());
        }
        return rule;
    }

    private static String services(Access access) {
        return String.join(" or ", access.any());
    }

    private static List<Object> security(@Nullable Access access) {
        Map<String, Object> token = Map.of("accessToken", List.of());
        Map<String, Object> key = Map.of("serviceKey", List.of());
        if (access == null) {
            return List.of(token);
        }
        return switch (access.value()) {
            case PUBLIC -> List.of();
            case SIGNED_IN, ROLE -> List.of(token);
            case SIGNED_IN_OR_SERVICE -> Arrays.asList(token, key);
            case SERVICE -> List.of(key);
        };
    }
}
