package io.paychain.web.live;

import io.paychain.platform.live.LiveEvent;
import io.paychain.platform.live.LiveHub;
import io.paychain.platform.live.LiveSink;
import io.paychain.platform.live.LiveSubscription;
import io.paychain.platform.live.Outgoing;
import io.paychain.shared.Caller;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open stream of server-sent events. */
final class EventStream implements LiveSink {

    private static final String HEARTBEAT = "";

    private final Caller caller;
    private final SseEventSink sink;
    private final Sse sse;
    private final LiveHub hub;
    private final Outgoing outgoing;
    private @Nullable LiveSubscription subscription;

    EventStream(Caller caller, SseEventSink sink, Sse sse, LiveHub hub) {
        this.caller = caller;
        this.sink = sink;
        this.sse = sse;
        this.hub = hub;
        this.outgoing = new Outgoing(this::transmit, this::end);
    }

    void start(Set<String> channels, @Nullable Long after) {
        long from = hub.start(after);
        outgoing.add(HEARTBEAT);
        subscription = hub.subscribe(this, channels, from);
    }

    Caller caller() {
        return caller;
    }

    void beat(long nowNanos) {
        outgoing.add(HEARTBEAT);
        outgoing.check(nowNanos);
    }

    @Override
    public void take(LiveEvent event, String message) {
        outgoing.add(event.id() + " " + message);
    }

    @Override
    public int room() {
        return outgoing.room();
    }

    @Override
    public boolean open() {
        return !sink.isClosed();
    }

    private void transmit(String message, Consumer<Boolean> done) {
        try {
            sink.send(event(message)).whenComplete((sent, failure) -> done.accept(failure == null && !sink.isClosed()));
        } catch (IllegalStateException closed) {
            done.accept(false);
        }
    }

    private OutboundSseEvent event(String message) {
        if (message.equals(HEARTBEAT)) {
            return sse.newEventBuilder().comment("alive").build();
        }
        int blank = message.indexOf(' ');
        return sse.newEventBuilder()
                .id(message.substring(0, blank))
                .data(message.substring(blank + 1))
                .build();
    }

    void end() {
        LiveSubscription known = subscription;
        if (known != null) {
            hub.leave(known);
        }
        outgoing.end();
        sink.close();
    }
}
