package io.paychain.web.openapi;

import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ProblemDocument;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One operation of the description from one resource method. */
final class Operations {

    private static final Map<String, String> ALWAYS = Map.of(
            "429", "Too many requests; Retry-After says when to come back",
            "500", "A fault of ours; the trace id helps to find it");

    private final Schemas schemas;

    Operations(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The HTTP method of a resource method; empty for other methods. */
    static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    Map<String, Object> describe(Class<?> resource, Method method, String verb) {
        Map<String, Object> operation = new LinkedHashMap<>();
        Operation note = method.getAnnotation(Operation.class);
        operation.put("operationId", note == null ? method.getName() : note.operationId());
        operation.put("summary", note == null ? method.getName() : note.summary());
        operation.put("description", note == null ? method.getName() : note.description());
        Tag tag = Optional.ofNullable(method.getAnnotation(Tag.class)).orElse(resource.getAnnotation(Tag.class));
        operation.put("tags", List.of(tag == null ? "other" : tag.name()));
        operation.put("security", security(resource, method));
        List<Object> parameters = parameters(method, verb);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(method).ifPresent(type -> operation.put("requestBody", requestBody(type)));
        operation.put("responses", responses(method));
        return operation;
    }

    private static List<Object> security(Class<?> resource, Method method) {
        Access access =
                Optional.ofNullable(method.getAnnotation(Access.class)).orElse(resource.getAnnotation(Access.class));
        return access == null || access.value() == Access.Rule.PUBLIC
                ? List.of()
                : List.of(Map.of(access.value() == Access.Rule.SERVICE ? "serviceKey" : "bearer", List.of()));
    }

    private List<Object> parameters(Method method, String verb) {
        List<Object> found = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    parameter(field, field.getGenericType()).ifPresent(found::add);
                }
            } else {
                parameter(parameter, parameter.getParameterizedType()).ifPresent(found::add);
            }
        }
        if (!verb.equals("GET")) {
            found.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
        }
        return found;
    }

    private Optional<Map<String, Object>> parameter(AnnotatedElement element, Type type) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        if (path != null) {
            return Optional.of(parameter(element, path.value(), "path", type));
        }
        if (query != null) {
            return Optional.of(parameter(element, query.value(), "query", type));
        }
        return header == null ? Optional.empty() : Optional.of(parameter(element, header.value(), "header", type));
    }

    private Map<String, Object> parameter(AnnotatedElement element, String name, String place, Type type) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        Parameter note = element.getAnnotation(Parameter.class);
        parameter.put("name", name);
        parameter.put("in", place);
        parameter.put("required", place.equals("path"));
        parameter.put("description", note == null || note.description().isEmpty() ? "The " + name : note.description());
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(type));
        DefaultValue fallback = element.getAnnotation(DefaultValue.class);
        if (fallback != null) {
            schema.put("default", Examples.typed(fallback.value(), type instanceof Class<?> c ? c : String.class));
        }
        parameter.put("schema", schema);
        if (note != null && !note.example().isEmpty()) {
            parameter.put("example", note.example());
        }
        return parameter;
    }

    /** The one parameter without an annotation of JAX-RS is the body. */
    private static Optional<Type> body(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(p -> Arrays.stream(p.getAnnotations()).noneMatch(Operations::ofJaxRs))
                .map(java.lang.reflect.Parameter::getParameterizedType)
                .findFirst();
    }

    private static boolean ofJaxRs(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return annotation instanceof Context || name.startsWith("jakarta.ws.rs.");
    }

    private Map<String, Object> requestBody(Type type) {
        return Map.of(
                "required",
                true,
                "content",
                Map.of("application/json", Map.of("schema", schemas.of(type), "example", Examples.of(type))));
    }

    private Map<String, Object> responses(Method method) {
        Map<String, Object> responses = new TreeMap<>();
        for (APIResponse response : method.getAnnotationsByType(APIResponse.class)) {
            responses.put(response.responseCode(), response(method, response.responseCode(), response.description()));
        }
        ALWAYS.forEach((code, text) -> responses.putIfAbsent(code, response(method, code, text)));
        return responses;
    }

    private Map<String, Object> response(Method method, String code, String description) {
        if (code.startsWith("2")) {
            return code.equals("204")
                    ? Map.of("description", description)
                    : Map.of("description", description, "content", Map.of("application/json", success(method)));
        }
        return Map.of(
                "description",
                description,
                "content",
                Map.of(
                        ProblemDocument.MEDIA_TYPE,
                        Map.of("schema", schemas.of(ProblemDocument.class), "example", problem(code, description))));
    }

    private Map<String, Object> success(Method method) {
        Answers answers = method.getAnnotation(Answers.class);
        Object data = answers == null ? Map.of("type", "object") : data(answers);
        Object example = answers == null ? Map.of() : example(answers);
        Map<String, Object> schema = Map.of(
                "allOf",
                List.of(
                        Map.of("$ref", "#/components/schemas/Success"),
                        Map.of("type", "object", "properties", Map.of("data", data))));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("status", "success");
        whole.put("data", example);
        whole.put("message", "Done.");
        whole.put("timestamp", "2026-11-22T08:30:00Z");
        return Map.of("schema", schema, "example", whole);
    }

    private Object data(Answers answers) {
        Map<String, Object> one = schemas.of(answers.value());
        Map<String, Object> many = Map.of("type", "array", "items", one);
        return answers.page()
                ? Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("items"),
                        "properties",
                        Map.of("items", many, "next_cursor", Map.of("type", "string", "nullable", true)))
                : answers.list() ? many : one;
    }

    private static Object example(Answers answers) {
        Object one = Examples.of(answers.value());
        return answers.page()
                ? Map.of("items", List.of(one), "next_cursor", "b3BhcXVl")
                : answers.list() ? List.of(one) : one;
    }

    private static Map<String, Object> problem(String code, String description) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:paychain:problem:EXAMPLE");
        problem.put("title", description);
        problem.put("status", Integer.valueOf(code));
        problem.put("detail", description);
        problem.put("code", "EXAMPLE");
        problem.put("trace_id", "3f9a1c0b7d2e4f5a8b6c9d0e1f2a3b4c");
        return problem;
    }
}
