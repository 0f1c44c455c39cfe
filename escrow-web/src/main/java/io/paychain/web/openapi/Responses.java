package io.paychain.web.openapi;

import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers. {@link Answers} names the envelope's {@code data}; where answers differ by
 * status, the {@code @Schema} of an {@code @APIResponse} does. Problems that every route can have are
 * added.
 */
final class Responses {

    private static final List<String> LIMITS = List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

    private final Words words;
    private final WireSchemas schemas;
    private final Samples samples;

    Responses(Words words, WireSchemas schemas) {
        this.words = words;
        this.schemas = schemas;
        this.samples = new Samples(words);
    }

    /** The responses of a route by status. */
    Map<String, Object> of(Route route) {
        Map<String, Object> answers = new TreeMap<>();
        common(route, answers);
        for (APIResponse said : route.method().getAnnotationsByType(APIResponse.class)) {
            answers.put(said.responseCode(), answer(route, said));
        }
        words.refusals(route.id()).forEach((status, codes) -> tell(route, answers, status, codes));
        return answers;
    }

    /** Adds the codes that stand behind a status. */
    private void tell(Route route, Map<String, Object> answers, String status, Object codes) {
        Map<String, Object> answer = new LinkedHashMap<>(Words.object(answers.get(status)));
        if (!answer.containsKey("description")) {
            if (answer.containsKey("$ref")
                    && codes.equals(List.of(words.problem("", status).get("code")))) {
                return;
            }
            answer = refused(route, status, words.refused(status));
        }
        answer.put("x-codes", codes);
        answers.put(status, answer);
    }

    private Map<String, Object> refused(Route route, String status, String description) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> headers = new LinkedHashMap<>();
        header(headers, "X-Request-Id");
        answer.put("description", description);
        answer.put("headers", headers);
        answer.put("content", problem(route, status, description));
        return answer;
    }

    private static void common(Route route, Map<String, Object> answers) {
        Access access = route.access();
        boolean open = access != null && access.value() == Access.Rule.PUBLIC;
        boolean body = Parameters.body(route).isPresent();
        boolean keyed = route.keyed();
        add(answers, "400", "BadRequest", body || keyed || route.path().contains("{"));
        add(answers, "401", "Unauthenticated", !open);
        add(answers, "403", "Forbidden", !open);
        add(answers, "404", "NotFound", route.path().contains("{id}"));
        add(answers, "409", "Conflict", keyed);
        add(answers, "413", "TooLarge", body);
        add(answers, "415", "UnsupportedMediaType", body);
        add(answers, "422", "KeyReused", keyed);
        add(answers, "429", "RateLimited", true);
        add(answers, "500", "InternalError", true);
        add(answers, "503", "Unavailable", true);
    }

    private static void add(Map<String, Object> answers, String status, String name, boolean applies) {
        if (applies) {
            answers.put(status, Map.of("$ref", "#/components/responses/" + name));
        }
    }

    private Map<String, Object> answer(Route route, APIResponse said) {
        boolean good = said.responseCode().startsWith("2");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", said.description());
        answer.put("headers", headers(route, said, good));
        if (good && !said.responseCode().equals("204")) {
            answer.put("content", good(route, said));
        } else if (!good) {
            answer.put("content", problem(route, said.responseCode(), said.description()));
        }
        return answer;
    }

    private Map<String, Object> headers(Route route, APIResponse said, boolean good) {
        Map<String, Object> headers = new LinkedHashMap<>();
        header(headers, "X-Request-Id");
        if (good) {
            LIMITS.forEach(name -> header(headers, name));
        }
        if (good && route.keyed()) {
            header(headers, "Idempotency-Replayed");
        }
        if (said.responseCode().equals("201")) {
            header(headers, "Location");
        }
        if (said.responseCode().equals("401")) {
            header(headers, "WWW-Authenticate");
        }
        if (words.operation(route.id()).get("headers") instanceof List<?> more && good) {
            more.forEach(name -> header(headers, String.valueOf(name)));
        }
        return headers;
    }

    private static void header(Map<String, Object> headers, String name) {
        headers.put(name, Map.of("$ref", "#/components/headers/" + name));
    }

    private Map<String, Object> good(Route route, APIResponse said) {
        if (!route.produces().startsWith("application/json")) {
            Object example = words.operation(route.id()).getOrDefault("example", "");
            return Map.of(route.produces(), media(Map.of("type", "string"), example));
        }
        Data data = Data.of(route, said);
        Map<String, Object> envelope = Map.of(
                "allOf",
                List.of(
                        Map.of("$ref", "#/components/schemas/Envelope"),
                        Words.of("type", "object", "properties", Map.of("data", schema(data)))));
        return Map.of("application/json", media(envelope, enveloped(route, said, data)));
    }

    /** What stands under data: one of these types, or a page or list of the first. */
    private record Data(List<Class<?>> types, boolean page, boolean list) {

        static Data of(Route route, APIResponse said) {
            if (said.content().length > 0) {
                Schema schema = said.content()[0].schema();
                Class<?>[] any = schema.anyOf();
                return new Data(any.length > 0 ? List.of(any) : List.of(schema.implementation()), false, false);
            }
            Answers answers = route.method().getAnnotation(Answers.class);
            return answers == null
                    ? new Data(List.of(), false, false)
                    : new Data(List.of(answers.value()), answers.page(), answers.list());
        }
    }

    private Map<String, Object> schema(Data data) {
        if (data.types().isEmpty()) {
            return Map.of("type", "object");
        }
        if (data.types().size() > 1) {
            return Map.of("anyOf", data.types().stream().map(schemas::answered).toList());
        }
        Map<String, Object> one = schemas.answered(data.types().get(0));
        return data.page() ? page(one) : data.list() ? Words.of("type", "array", "items", one) : one;
    }

    private static Map<String, Object> page(Map<String, Object> item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", Words.of("type", "array", "items", item));
        properties.put("next_cursor", Map.of("$ref", "#/components/schemas/NextCursor"));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("type", "object");
        page.put("required", List.of("items", "next_cursor"));
        page.put("properties", properties);
        return page;
    }

    private Map<String, @Nullable Object> enveloped(Route route, APIResponse said, Data data) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "success");
        envelope.put("data", sample(route, data));
        envelope.put("message", words.operation(route.id()).getOrDefault("message", said.description() + "."));
        envelope.put("timestamp", Samples.NOW);
        return envelope;
    }

    private Object sample(Route route, Data data) {
        if (data.types().isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> one = samples.of(data.types().get(0));
        one.putAll(Words.object(words.operation(route.id()).get("answer")));
        if (!data.page()) {
            return data.list() ? List.of(one) : one;
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", List.of(one));
        page.put("next_cursor", null);
        return page;
    }

    private Map<String, Object> problem(Route route, String status, String description) {
        Map<String, Object> known = words.problem(route.id(), status);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:paychain:problem:" + known.get("code"));
        example.put("title", known.getOrDefault("title", description));
        example.put("status", Integer.valueOf(status));
        example.put("detail", known.getOrDefault("detail", description + "."));
        example.put("instance", route.path().replace("{id}", "5"));
        known.forEach(example::putIfAbsent);
        example.putIfAbsent("errors", List.of());
        example.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
        return Map.of("application/problem+json", media(Map.of("$ref", "#/components/schemas/Problem"), example));
    }

    private static Map<String, Object> media(Map<String, Object> schema, Object example) {
        return Words.of("schema", schema, "example", example);
    }
}
