package io.paychain.web.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One example of every record: each member's own word, else its annotation's, else one by its type. */
final class Samples {

    /** When all examples happen. */
    static final String NOW = "2026-11-22T09:00:00Z";

    private final Words words;

    Samples(Words words) {
        this.words = words;
    }

    /** An example of a record. */
    Map<String, @Nullable Object> of(Class<?> type) {
        Map<String, @Nullable Object> sample = new LinkedHashMap<>();
        for (RecordComponent member : WireSchemas.components(type)) {
            if (member.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                sample.putAll(of(member.getType()));
            } else {
                fill(sample, type, member);
            }
        }
        return sample;
    }

    private void fill(Map<String, @Nullable Object> sample, Class<?> type, RecordComponent member) {
        String name = WireSchemas.name(member);
        Map<String, Object> known = words.member(WireSchemas.name(type), name);
        if (known.containsKey("example")) {
            sample.put(name, known.get("example"));
            return;
        }
        Schema said = member.getAccessor().getAnnotation(Schema.class);
        boolean spoken = said != null && !said.example().isEmpty();
        sample.put(name, spoken ? typed(said.example(), member.getType()) : byType(member.getGenericType()));
    }

    private static Object typed(String text, Class<?> type) {
        if (type == String.class || type == Instant.class) {
            return text;
        }
        return type == Boolean.class || type == boolean.class ? (Object) Boolean.valueOf(text) : Long.valueOf(text);
    }

    private Object byType(Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean list = generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw);
            return list ? List.of(byType(generic.getActualTypeArguments()[0])) : Map.of();
        }
        if (type instanceof Class<?> known && known.isRecord()) {
            return of(known);
        }
        if (type instanceof Class<?> known && known.isEnum()) {
            return WireSchemas.constants(known).get(0);
        }
        return type == String.class ? "text" : type == Instant.class ? NOW : scalar(type);
    }

    private static Object scalar(Type type) {
        boolean truth = type == boolean.class || type == Boolean.class;
        boolean number =
                type instanceof Class<?> known && (known.isPrimitive() || Number.class.isAssignableFrom(known));
        return truth ? (Object) true : number ? (Object) 1 : Map.of();
    }
}
