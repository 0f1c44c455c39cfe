package io.paychain.platform.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.platform.outbox.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An event as clients get it; its JSON is made once for all who hear it on one channel. */
public final class LiveEvent {

    /** The version of the envelope (D16). */
    public static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredEvent event;
    private final Map<String, String> frames = new ConcurrentHashMap<>();

    LiveEvent(StoredEvent event) {
        this.event = event;
    }

    /** Its place in the order of all events. */
    public long position() {
        return event.position();
    }

    /** The id that clients send back as {@code after}. */
    public String id() {
        return event.eventId();
    }

    /** The channel by which somebody with these subscriptions hears it; empty when not at all. */
    public Optional<String> channelFor(Set<String> subscribed) {
        return event.channels().stream().filter(subscribed::contains).findFirst();
    }

    /** The channels that show it. */
    public List<String> channels() {
        return event.channels();
    }

    /** The message for subscribers of a channel: {@code {"op":"event","v":1,…}}. */
    public String frame(String channel) {
        return frames.computeIfAbsent(channel, this::write);
    }

    private String write(String channel) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("op", "event");
        frame.put("v", VERSION);
        frame.put("id", event.eventId());
        frame.put("type", event.type());
        frame.put("channel", channel);
        frame.put("occurred_at", event.occurredAt().toString());
        frame.put("data", event.data());
        try {
            return JSON.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.eventId() + " cannot be written", e);
        }
    }
}
