package io.paychain.web.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one success envelope (D48).
 *
 * @param status always {@code success}
 * @param data the answer itself
 * @param message for people
 * @param timestamp when it was made; null until {@link EnvelopeTime} has set it
 */
public record Envelope(
        String status,
        Object data,
        String message,
        @Nullable Instant timestamp) {

    /** Wraps an answer. */
    public static Envelope of(Object data, String message) {
        return new Envelope("success", data, message, null);
    }

    /** The same with another time: a repeated answer shows when it was first given. */
    public Envelope at(Instant when) {
        return new Envelope(status, data, message, when);
    }
}
