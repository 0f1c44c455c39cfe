package io.paychain.web.live;

import io.paychain.identity.IdentityService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** This node's streams, looked after every few seconds: a beat, and the end of ended sessions. */
@ApplicationScoped
public class EventStreams {

    private static final int MAX_STREAMS = 1_000;
    private static final int MAX_OF_ONE = 10;

    private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());

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

    /**
     * One round: first every beat, then the sessions, so that no line falls silent while the database does not answer.
     * One stream's fault is its own.
     */
    void lookAfter(long nowNanos) {
        List<EventStream> all = List.copyOf(streams);
        all.forEach(stream -> guarded("beat", () -> beat(stream, nowNanos)));
        guarded("look at the sessions", () -> endThoseWithout(aliveOf(all), all));
    }

    private void beat(EventStream stream, long nowNanos) {
        if (stream.open()) {
            stream.beat(nowNanos);
        } else {
            end(stream);
        }
    }

    private Set<String> aliveOf(List<EventStream> all) {
        Set<String> sessions = new HashSet<>();
        all.forEach(stream -> sessions.add(sessionOf(stream)));
        return sessions.isEmpty() ? sessions : identity.sessionsAlive(sessions);
    }

    private void endThoseWithout(Set<String> alive, List<EventStream> all) {
        all.stream()
                .filter(stream -> !alive.contains(sessionOf(stream)))
                .forEach(stream -> guarded("end", () -> end(stream)));
    }

    /** Blank, which is nobody's, for a caller without a session. */
    private static String sessionOf(EventStream stream) {
        return Objects.requireNonNullElse(stream.caller().sessionId(), "");
    }

    private void end(EventStream stream) {
        streams.remove(stream);
        stream.end();
    }

    private static void guarded(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "event streams: {0} failed: {1}", what, e.toString());
        }
    }
}
