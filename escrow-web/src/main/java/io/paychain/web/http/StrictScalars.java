package io.paychain.web.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How exact numbers and times stand in JSON: amounts as plain decimal strings (never exponents, at
 * most 78 + 18 digits), instants as RFC 3339 with an offset.
 */
final class StrictScalars extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,77})(\\.[0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,77})");

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(
                BigDecimal.class,
                text(BigDecimal.class, "a decimal string", s -> matched(DECIMAL, s, BigDecimal::new)));
        addDeserializer(
                BigInteger.class, text(BigInteger.class, "an integer string", s -> matched(WHOLE, s, BigInteger::new)));
        addDeserializer(
                Instant.class,
                text(
                        Instant.class,
                        "an RFC 3339 time",
                        s -> OffsetDateTime.parse(s).toInstant()));
        addSerializer(new AsText<>(BigDecimal.class, BigDecimal::toPlainString));
        addSerializer(new AsText<>(BigInteger.class, BigInteger::toString));
    }

    private static <T> T matched(Pattern pattern, String text, Function<String, T> make) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("format");
        }
        return make.apply(text);
    }

    private static <T> JsonDeserializer<T> text(Class<T> type, String wanted, Function<String, T> parse) {
        return new FromText<>(type, wanted, parse);
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final String wanted;
        private final transient Function<String, T> parse;

        FromText(Class<T> type, String wanted, Function<String, T> parse) {
            super(type);
            this.wanted = wanted;
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "must be %s", wanted);
            }
        }
    }

    private static final class AsText<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> text;

        AsText(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }
}
