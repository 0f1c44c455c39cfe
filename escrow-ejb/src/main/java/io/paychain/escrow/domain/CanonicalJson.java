package io.paychain.escrow.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON by RFC 8785 of maps, lists, strings and whole numbers: members sorted by UTF-16 code
 * units, no white space, the shortest escapes.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * Writes the value.
     *
     * @throws IllegalArgumentException for a lone surrogate, or a value of another type
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof String text) {
            string(out, text);
        } else if (value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof List<?> list) {
            list(out, list);
        } else if (value instanceof Map<?, ?> map) {
            map(out, map);
        } else {
            throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void list(StringBuilder out, List<?> list) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            append(out, item);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void map(StringBuilder out, Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((k, v) -> sorted.put((String) k, v));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            string(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
            }
            character(out, c);
        }
        out.append('"');
    }

    private static void requirePair(String text, int i) {
        char c = text.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        if (!paired) {
            throw new IllegalArgumentException("lone surrogate at " + i);
        }
    }

    private static void character(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
