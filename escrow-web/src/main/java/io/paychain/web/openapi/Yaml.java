package io.paychain.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.paychain.web.http.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps, lists and scalars as YAML 1.2, in block style. */
final class Yaml {

    // What can stand without quotes and is read as text by every YAML reader.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z$/][A-Za-z0-9$/_.(){} -]*+(?:, [A-Za-z0-9$/_.(){} -]+)*+");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z$/][A-Za-z0-9$/_.{}+-]*");
    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", ".inf", ".nan");

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    /** The text of a document. */
    static String write(Map<String, ?> document) {
        Yaml yaml = new Yaml();
        yaml.map(document, 0, false);
        return yaml.out.toString();
    }

    private void map(Map<?, ?> map, int indent, boolean started) {
        boolean first = started;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.append("  ".repeat(indent));
            }
            first = false;
            out.append(key(String.valueOf(entry.getKey()))).append(':');
            value(entry.getValue(), indent);
        }
    }

    private void value(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            map(map, indent + 1, false);
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            out.append('\n');
            list(list, indent + 1);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void list(Collection<?> list, int indent) {
        for (Object item : list) {
            out.append("  ".repeat(indent)).append('-');
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                out.append(' ');
                map(map, indent + 1, true);
            } else {
                value(item, indent);
            }
        }
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() && !WORDS.contains(key) ? key : quoted(key);
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String text) {
            boolean plain = PLAIN.matcher(text).matches()
                    && !text.endsWith(" ")
                    && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
            return plain ? text : quoted(text);
        }
        return quoted(value);
    }

    private static String quoted(@Nullable Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + value, e);
        }
    }
}
