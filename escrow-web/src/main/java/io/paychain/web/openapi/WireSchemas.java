package io.paychain.web.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records as JSON schemas and examples, under the names and in the forms that our JSON dialect gives them. */
final class WireSchemas {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final Map<Type, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(URI.class, Map.of("type", "string", "format", "uri")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number", "format", "double")),
            Map.entry(BigInteger.class, Map.of("type", "string")),
            Map.entry(BigDecimal.class, Map.of("type", "string")));

    private final Words words;
    private final Map<String, Object> components = new TreeMap<>();

    WireSchemas(Words words) {
        this.words = words;
    }

    /** Every schema that was asked for, by name. */
    Map<String, Object> components() {
        return components;
    }

    /** The name of a record's schema: as annotated, else the class's without {@code View}. */
    static String name(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema != null && !schema.name().isEmpty()
                ? schema.name()
                : type.getSimpleName().replaceFirst("View$", "");
    }

    /** The schema of what we send; of a record, a reference. */
    Map<String, Object> answered(Type type) {
        return schema(type, false);
    }

    /** The schema of what we take; of a record, a reference. Nothing in it is said to be null. */
    Map<String, Object> taken(Type type) {
        return schema(type, true);
    }

    private Map<String, Object> schema(Type type, boolean taken) {
        if (SIMPLE.containsKey(type)) {
            return new LinkedHashMap<>(new TreeMap<>(SIMPLE.get(type)).descendingMap());
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, taken);
        }
        if (type instanceof Class<?> known && known.isEnum()) {
            return Words.of("type", "string", "enum", constants(known));
        }
        if (type instanceof Class<?> known && known.isRecord()) {
            return reference(known, taken);
        }
        return new LinkedHashMap<>(Map.of("type", "object"));
    }

    private Map<String, Object> generic(ParameterizedType type, boolean taken) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            schema.put("type", "array");
            schema.put("items", schema(type.getActualTypeArguments()[0], taken));
        } else {
            schema.put("type", "object");
            schema.put("additionalProperties", true);
        }
        return schema;
    }

    private Map<String, Object> reference(Class<?> type, boolean taken) {
        String name = name(type);
        if (!components.containsKey(name)) {
            components.put(name, Map.of());
            components.put(name, object(type, taken));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/components/schemas/" + name));
    }

    private Map<String, Object> object(Class<?> type, boolean taken) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        members(type, taken, properties, required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        Schema said = type.getAnnotation(Schema.class);
        if (said != null && !said.description().isEmpty()) {
            schema.put("description", said.description());
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.putAll(words.schema(name(type)));
        schema.put("properties", properties);
        if (taken) {
            schema.put("additionalProperties", type.isAnnotationPresent(JsonIgnoreProperties.class));
        }
        return schema;
    }

    private void members(Class<?> type, boolean taken, Map<String, Object> properties, List<String> required) {
        boolean nullsLeftOut = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent member : components(type)) {
            if (member.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                members(member.getType(), taken, properties, required);
                continue;
            }
            boolean nullLeftOut = nullsLeftOut || member.getAccessor().isAnnotationPresent(JsonInclude.class);
            boolean nullable = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Map<String, Object> schema = member(name(type), member, taken);
            properties.put(name(member), nullable && !taken && !nullLeftOut ? orNull(schema) : schema);
            if (!nullable || (!taken && !nullLeftOut)) {
                required.add(name(member));
            }
        }
    }

    /** The members that travel. */
    static List<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> !c.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
    }

    static String name(RecordComponent member) {
        JsonProperty said = member.getAccessor().getAnnotation(JsonProperty.class);
        return said == null ? SNAKE.translate(member.getName()) : said.value();
    }

    private Map<String, Object> member(String owner, RecordComponent member, boolean taken) {
        Map<String, Object> schema = schema(member.getGenericType(), taken);
        Map<String, Object> known = words.member(owner, name(member));
        known.remove("example");
        if (schema.containsKey("$ref")) {
            known.keySet().retainAll(List.of("description"));
        }
        schema.putAll(known);
        Schema said = member.getAccessor().getAnnotation(Schema.class);
        if (said != null) {
            put(schema, "description", said.description());
            put(schema, "minimum", said.minimum());
            put(schema, "maximum", said.maximum());
        }
        return schema;
    }

    private static void put(Map<String, Object> schema, String key, String value) {
        if (!value.isEmpty()) {
            schema.put(key, key.equals("description") ? value : Long.valueOf(value));
        }
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        if (schema.containsKey("$ref")) {
            Object description = either.remove("description");
            Map<String, Object> any = new LinkedHashMap<>();
            any.put("anyOf", List.of(either, Map.of("type", "null")));
            if (description != null) {
                any.put("description", description);
            }
            return any;
        }
        either.put("type", List.of(String.valueOf(schema.get("type")), "null"));
        if (schema.get("enum") instanceof List<?> values) {
            List<@Nullable Object> more = new ArrayList<>(values);
            more.add(null);
            either.put("enum", more);
        }
        return either;
    }

    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
