package io.paychain.platform.outbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the outbox.
 *
 * @param position its place in the gapless order of all events, from 1
 * @param eventId the id that clients see: the position as 16 digits, so that text sorts by it
 * @param type see {@link io.paychain.shared.event.DomainEvent#type()}
 * @param subject what it is about, for example {@code job:5}
 * @param channels the live channels that show it; empty for an internal event
 * @param occurredAt when it was stored, server time
 * @param data the event's values as JSON knows them
 */
public record StoredEvent(
        long position,
        String eventId,
        String type,
        String subject,
        List<String> channels,
        Instant occurredAt,
        Map<String, Object> data) {

    /** The event id of a position. */
    public static String idOf(long position) {
        return String.format("%016d", position);
    }

    /**
     * A whole number of {@code data}.
     *
     * @throws IllegalStateException when it is missing or no whole number
     */
    public long number(String key) {
        Object value = data.get(key);
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return ((Number) value).longValue();
        }
        throw new IllegalStateException(type + " " + eventId + " has no number " + key);
    }

    /**
     * A text of {@code data}.
     *
     * @throws IllegalStateException when it is missing
     */
    public String text(String key) {
        String value = textOrNull(key);
        if (value == null) {
            throw new IllegalStateException(type + " " + eventId + " has no text " + key);
        }
        return value;
    }

    /** A text of {@code data}; null when missing. Numbers are given as plain digits. */
    public @Nullable String textOrNull(String key) {
        Object value = data.get(key);
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }
}
