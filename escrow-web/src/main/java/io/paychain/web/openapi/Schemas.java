package io.paychain.web.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.paychain.shared.money.Asset;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** JSON schemas of records as the JSON provider writes them: snake_case, amounts as strings. */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(BigDecimal.class, Map.of("type", "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?$")),
            Map.entry(BigInteger.class, Map.of("type", "string", "pattern", "^-?[0-9]+$")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")));

    private final Map<String, Object> components = new TreeMap<>();

    /** The named schemas met so far. */
    Map<String, Object> components() {
        return components;
    }

    /** The schema of a type, as a reference when it is a record. */
    Map<String, Object> of(Type type) {
        if (type instanceof WildcardType wild) {
            return of(wild.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            return Map.of("type", "object");
        }
        Map<String, Object> simple = SIMPLE.get(plain);
        if (simple != null) {
            return simple;
        }
        if (plain.isEnum()) {
            return Map.of("type", "string", "enum", constants(plain));
        }
        return plain.isRecord() ? reference(plain) : Map.of("type", "object");
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(generic.getActualTypeArguments()[0]));
        }
        if (raw.isRecord()) {
            return reference(raw);
        }
        return Map.of("type", "object", "additionalProperties", true);
    }

    /** Enum constants as they stand in JSON. */
    static List<String> constants(Class<?> type) {
        boolean upper = type == Asset.class;
        return Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name())
                .map(name -> upper ? name : name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        if (!components.containsKey(name)) {
            components.put(name, Map.of()); // met; a record may hold itself
            components.put(name, describe(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> describe(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : shown(type)) {
            properties.put(snake(component.getName()), property(type, component));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(snake(component.getName()));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> property(Class<?> type, RecordComponent component) {
        Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType()));
        Schema note = note(type, component).orElse(null);
        if (note == null || schema.containsKey("$ref")) {
            return schema;
        }
        if (!note.description().isEmpty()) {
            schema.put("description", note.description());
        }
        if (!note.minimum().isEmpty()) {
            schema.put("minimum", Long.parseLong(note.minimum()));
        }
        if (!note.maximum().isEmpty()) {
            schema.put("maximum", Long.parseLong(note.maximum()));
        }
        return schema;
    }

    /** The components that JSON shows. */
    static List<RecordComponent> shown(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> !c.getAccessor().isAnnotationPresent(JsonIgnore.class)
                        && !c.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .toList();
    }

    /** What the author notes about a component, which Java keeps on its field. */
    static Optional<Schema> note(Class<?> type, RecordComponent component) {
        try {
            Field field = type.getDeclaredField(component.getName());
            return Optional.ofNullable(field.getAnnotation(Schema.class));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(Class<?> type) {
        Schema note = type.getAnnotation(Schema.class);
        return note == null || note.name().isEmpty() ? type.getSimpleName() : note.name();
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
