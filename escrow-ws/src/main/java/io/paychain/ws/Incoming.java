package io.paychain.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client.
 *
 * @param op {@code auth}, {@code subscribe} or {@code ping}
 * @param token with {@code auth}
 * @param channels with {@code subscribe}, at most {@link #MAX_CHANNELS}; absent means the person's own
 * @param after with {@code subscribe}: the last event id that was got
 */
record Incoming(
        @Nullable String op,
        @Nullable String token,
        @Nullable List<@Nullable String> channels,
        @Nullable String after) {

    /** Characters of a message, at most. */
    static final int MAX_TEXT = 8 * 1024;

    /** Channels of a subscription, at most. */
    static final int MAX_CHANNELS = 10;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a message; empty when it is none. */
    static Optional<Incoming> read(String text) {
        try {
            return text.length() > MAX_TEXT
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readValue(text, Incoming.class));
        } catch (JsonProcessingException noMessage) {
            return Optional.empty();
        }
    }
}
