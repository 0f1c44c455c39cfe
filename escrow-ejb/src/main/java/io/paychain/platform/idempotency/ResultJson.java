package io.paychain.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Results to JSON and back, component by component. What the HTTP layer hides or renames plays no
 * part here: a result must come back whole.
 */
final class ResultJson {

    private static final String OURS = "io.paychain.";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.USE_ANNOTATIONS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .build();

    private ResultJson() {}

    static String write(@Nullable Object result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result is not JSON: " + type(result), e);
        }
    }

    /** The name of the result's own class when it is ours; empty when the method's return type says enough. */
    static String type(@Nullable Object result) {
        return result != null && result.getClass().getName().startsWith(OURS)
                ? result.getClass().getName()
                : "";
    }

    static @Nullable Object read(Claim.Answered stored, Method method) {
        try {
            return JSON.readValue(stored.result(), javaType(stored.resultType(), method));
        } catch (JsonProcessingException | ClassNotFoundException e) {
            throw new IllegalStateException("stored result does not fit " + method, e);
        }
    }

    private static com.fasterxml.jackson.databind.JavaType javaType(String type, Method method)
            throws ClassNotFoundException {
        if (!type.startsWith(OURS)) {
            return JSON.constructType(method.getGenericReturnType());
        }
        return JSON.constructType(
                Class.forName(type, false, method.getDeclaringClass().getClassLoader()));
    }
}
