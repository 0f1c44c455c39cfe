package io.paychain.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * One log record as one line of JSON: line breaks inside are escaped, so nobody can forge a line, and
 * whatever looks like a token is cut out.
 */
public final class JsonLine extends Formatter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TOKEN = Pattern.compile(
            "eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]*\\.?[A-Za-z0-9_-]*|(?i:bearer|basic) [A-Za-z0-9._~+/=-]{8,}");
    private static final int MAX_TEXT = 16_000;

    @Override
    public String format(LogRecord line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("timestamp", line.getInstant().toString());
            out.writeStringField("level", line.getLevel().getName());
            out.writeStringField("logger", line.getLoggerName());
            write(out, line);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(JsonGenerator out, LogRecord line) throws IOException {
        String trace = Trace.current();
        if (trace != null) {
            out.writeStringField("trace_id", trace);
        }
        out.writeStringField("message", clean(formatMessage(line)));
        Object[] parameters = line.getParameters();
        if (parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writeMember(out, String.valueOf(member.getKey()), member.getValue());
            }
        }
        if (line.getThrown() != null) {
            out.writeStringField("exception", clean(stack(line.getThrown())));
        }
    }

    private static void writeMember(JsonGenerator out, String name, Object value) throws IOException {
        if (value instanceof Number number) {
            out.writeNumberField(name, number.longValue());
        } else {
            out.writeStringField(name, clean(String.valueOf(value)));
        }
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Without tokens and bounded in length. */
    static String clean(String text) {
        String bounded = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return TOKEN.matcher(bounded).replaceAll("[token]");
    }
}
