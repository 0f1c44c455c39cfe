package io.paychain.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes all JSON of the interface with {@link Json}, on every server. */
@Provider
@ApplicationScoped
@Priority(1)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private static final int MAX_DRAIN = 16 << 20;
    private static final int DRAIN_STEP = 1 << 16;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(media) && !raw(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(Json.MAX_BODY + 1);
        if (bytes.length > Json.MAX_BODY) {
            drain(body);
            throw new Refusal(WebProblem.BODY_TOO_LARGE, "A body may have at most " + Json.MAX_BODY + " bytes.");
        }
        return parse(bytes, generic);
    }

    /** Reads on for a while: many clients look for an answer only when all is sent. */
    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[DRAIN_STEP];
        int left = MAX_DRAIN;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = body.read(buffer);
            left -= read;
        }
    }

    private static Object parse(byte[] bytes, Type generic) throws IOException {
        JavaType type = Json.mapper().constructType(generic);
        try {
            Object value = bytes.length == 0 ? null : Json.mapper().readValue(bytes, type);
            if (value == null) {
                throw new Refusal(CommonProblem.VALIDATION_ERROR, "A JSON body is required.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonErrors.refusal(e);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(media) && !raw(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.mapper().writeValueAsBytes(value));
    }

    private static boolean json(MediaType media) {
        return media != null
                && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
    }

    private static boolean raw(Class<?> type) {
        return type == byte[].class
                || CharSequence.class.isAssignableFrom(type)
                || InputStream.class.isAssignableFrom(type)
                || StreamingOutput.class.isAssignableFrom(type);
    }
}
