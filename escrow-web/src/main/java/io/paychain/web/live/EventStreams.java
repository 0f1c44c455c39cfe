package io.paychain.web.live;

import io.paychain.identity.IdentityService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** This node's streams, looked after every few seconds: a beat, and the end of ended sessions. */
@ApplicationScoped
public class EventStreams {

    private static final int MAX_STREAMS = 1_000;
    private static final int MAX_OF_ONE = 10;

    @Inject
    IdentityService identity;

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    /** Takes a stream in; false when the node or the person has no room for another. */
    boolean add(EventStream stream) {
        long mine = streams.stream()
                .filter(other -> other.caller().userId() == stream.caller().userId())
                .count();
        return streams.size() < MAX_STREAMS && mine < MAX_OF_ONE && streams.add(stream);
    }

    /** One round. */
    void lookAfter(long nowNanos) {
        for (EventStream stream : List.copyOf(streams)) {
            String session = stream.caller().sessionId();
            if (!stream.open() || session == null || !identity.sessionAlive(session)) {
                streams.remove(stream);
                stream.end();
            } else {
                stream.beat(nowNanos);
            }
        }
    }
}
