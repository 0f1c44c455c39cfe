package io.paychain.web.openapi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a route takes besides its body. */
final class Parameters {

    private final Words words;
    private final WireSchemas schemas;

    Parameters(Words words, WireSchemas schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    /** The parameters of a route, those of its path first. */
    List<Object> of(Route route) {
        List<Object> found = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : route.method().getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields()).forEach(field -> add(found, field));
            } else {
                one(parameter, parameter.getParameterizedType()).ifPresent(found::add);
            }
        }
        if (route.keyed()) {
            found.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
        }
        if (words.operation(route.id()).get("parameters") instanceof List<?> more) {
            found.addAll(more);
        }
        return found;
    }

    /** The parameter that is the body; empty when there is none. */
    static Optional<java.lang.reflect.Parameter> body(Route route) {
        return Arrays.stream(route.method().getParameters())
                .filter(p -> place(p) == null
                        && !p.isAnnotationPresent(Context.class)
                        && !p.isAnnotationPresent(BeanParam.class)
                        && !p.getType().getName().startsWith("jakarta."))
                .findFirst();
    }

    private void add(List<Object> found, Field field) {
        one(field, field.getGenericType()).ifPresent(found::add);
    }

    private Optional<Map<String, Object>> one(AnnotatedElement element, Type type) {
        String[] place = place(element);
        if (place == null) {
            return Optional.empty();
        }
        Map<String, Object> known = words.member(place[0], place[1]);
        Map<String, Object> schema = schemas.taken(type);
        known.forEach((key, value) -> {
            if (!key.equals("example") && !key.equals("description")) {
                schema.put(key, value);
            }
        });
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", place[1]);
        parameter.put("in", place[0]);
        describe(parameter, element, known);
        if (place[0].equals("path")) {
            parameter.put("required", true);
        }
        parameter.put("schema", schema);
        return Optional.of(parameter);
    }

    private static void describe(Map<String, Object> parameter, AnnotatedElement element, Map<String, Object> known) {
        var said = element.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        String description = said == null ? "" : said.description();
        String example = said == null ? "" : said.example();
        parameter.put("description", description.isEmpty() ? known.getOrDefault("description", "") : description);
        parameter.computeIfPresent("description", (key, text) -> text.equals("") ? null : text);
        if (!example.isEmpty()) {
            parameter.put("example", example);
        } else if (known.containsKey("example")) {
            parameter.put("example", known.get("example"));
        }
    }

    private static String @Nullable [] place(AnnotatedElement element) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        return path != null
                ? new String[] {"path", path.value()}
                : query != null
                        ? new String[] {"query", query.value()}
                        : header != null ? new String[] {"header", header.value()} : null;
    }
}
