package io.paychain.web.openapi;

import io.paychain.web.http.ProblemDocument;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole description of the REST interface (OpenAPI 3.0). */
public final class OpenApiDocument {

    private static final String BASE = "/api/v1";
    private static final String ABOUT = "Escrowed work with verified workers. Answers stand in one envelope; errors are"
            + " problem documents (RFC 9457) with a stable code. Amounts are decimal strings beside their asset.";

    private OpenApiDocument() {}

    /**
     * Builds it.
     *
     * @param resources JAX-RS resource classes
     * @param server the address people reach the server at
     */
    public static Map<String, Object> of(List<Class<?>> resources, String server) {
        Schemas schemas = new Schemas();
        schemas.of(ProblemDocument.class);
        Map<String, Object> paths = paths(resources, new Operations(schemas));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", server, "description", "This server")));
        document.put("tags", tags(resources));
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private static Map<String, Object> info() {
        return Map.of(
                "title",
                "PayChain",
                "version",
                "1.0.0",
                "description",
                ABOUT,
                "contact",
                Map.of("name", "PayChain", "url", "http://localhost:8000"),
                "license",
                Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static List<Object> tags(List<Class<?>> resources) {
        Map<String, Object> tags = new TreeMap<>();
        for (Class<?> resource : resources) {
            Tag tag = resource.getAnnotation(Tag.class);
            if (tag != null && (!tag.description().isEmpty() || !tags.containsKey(tag.name()))) {
                String text = tag.description().isEmpty() ? tag.name() : tag.description();
                tags.put(tag.name(), Map.of("name", tag.name(), "description", text));
            }
        }
        return new ArrayList<>(tags.values());
    }

    private static Map<String, Object> paths(List<Class<?>> resources, Operations operations) {
        Map<String, Object> paths = new TreeMap<>();
        for (Class<?> resource : resources) {
            Method[] methods = resource.getMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method method : methods) {
                Operations.verb(method)
                        .ifPresent(verb -> verbs(paths, path(resource, method))
                                .put(verb.toLowerCase(Locale.ROOT), operations.describe(resource, method, verb)));
            }
        }
        return paths;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> verbs(Map<String, Object> paths, String path) {
        return (Map<String, Object>) paths.computeIfAbsent(path, p -> new TreeMap<String, Object>());
    }

    /** The template of a method's path, without the patterns of its parameters. */
    static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = BASE
                + slashed(resource.getAnnotation(Path.class).value())
                + (below == null ? "" : slashed(below.value()));
        return path.replaceAll("\\{\\s*([A-Za-z_]+)\\s*:[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}", "{$1}");
    }

    private static String slashed(String path) {
        String inner = path.replaceAll("^/+|/+$", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }

    private static Map<String, Object> components(Schemas schemas) {
        Map<String, Object> all = new TreeMap<>(schemas.components());
        all.put(
                "Success",
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("status", "data", "message", "timestamp"),
                        "properties",
                        Map.of(
                                "status", Map.of("type", "string", "enum", List.of("success")),
                                "data", Map.of("nullable", true),
                                "message", Map.of("type", "string"),
                                "timestamp", Map.of("type", "string", "format", "date-time"))));
        return Map.of(
                "schemas",
                all,
                "securitySchemes",
                Map.of(
                        "bearer", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                        "serviceKey", Map.of("type", "apiKey", "in", "header", "name", "X-Service-API-Key")),
                "parameters",
                Map.of("IdempotencyKey", idempotencyKey()));
    }

    private static Map<String, Object> idempotencyKey() {
        return Map.of(
                "name",
                "Idempotency-Key",
                "in",
                "header",
                "required",
                false,
                "description",
                "Makes a repeated request count once, for 24 hours; ignored under /auth and without credentials",
                "schema",
                Map.of("type", "string", "minLength", 1, "maxLength", 255),
                "example",
                "9b1c7c1e-6f0e-4d0a-9a55-0b9f3d1d2a10");
    }
}
