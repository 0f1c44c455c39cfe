package io.paychain.web.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import io.paychain.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What no annotation says: descriptions, examples and the fixed parts, from three files beside this class. */
final class Words {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Map<String, Object> words = read("words.json");
    private final Map<String, Object> refusals = read("refusals.json");

    /** A new copy of the fixed part of the document. */
    static Map<String, Object> base() {
        return read("base.json");
    }

    /** About a member: {@code Schema.member} before {@code member}; empty when nothing is known. */
    Map<String, Object> member(String schema, String name) {
        Map<String, Object> members = part("members");
        Map<String, Object> known = new LinkedHashMap<>(object(members.get(name)));
        known.putAll(object(members.get(schema + "." + name)));
        return known;
    }

    /** About a schema. */
    Map<String, Object> schema(String name) {
        return object(part("schemas").get(name));
    }

    /** About an operation. */
    Map<String, Object> operation(String id) {
        return object(part("operations").get(id));
    }

    /** An example problem of a status, as an operation has it. */
    Map<String, Object> problem(String operation, String status) {
        Map<String, Object> problem =
                new LinkedHashMap<>(object(part("problems").get(status)));
        problem.putAll(object(object(operation(operation).get("problems")).get(status)));
        return problem;
    }

    /** The codes that an operation can refuse with, by status; a test finds them in the code. */
    Map<String, Object> refusals(String operation) {
        return object(refusals.get(operation));
    }

    /** What a status means where no annotation says it better. */
    String refused(String status) {
        return String.valueOf(part("refused").get(status));
    }

    /** Two members in this order. */
    static Map<String, Object> of(String first, Object one, String second, Object two) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(first, one);
        object.put(second, two);
        return object;
    }

    private Map<String, Object> part(String name) {
        return object(words.get(name));
    }

    /** A JSON object; empty for anything else. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    private static Map<String, Object> read(String file) {
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + Words.class.getName());
            }
            return Json.mapper().readValue(in, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
