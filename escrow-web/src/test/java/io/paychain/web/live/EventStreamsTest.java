package io.paychain.web.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.IdentityService;
import io.paychain.platform.live.LiveHub;
import io.paychain.shared.Caller;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is looked after: everybody, whatever happens to one of them or to the database. */
class EventStreamsTest {

    private static final int STREAMS = 8;

    private final Map<Integer, Line> lines = new LinkedHashMap<>();
    private final Sessions sessions = new Sessions();
    private final EventStreams streams = new EventStreams();

    /** Sessions by the number of their user. */
    private static final class Sessions extends IdentityService {
        final Set<String> ended = new HashSet<>();
        boolean databaseDown;
        int asked;

        @Override
        public Set<String> sessionsAlive(Set<String> sessions) {
            asked++;
            if (databaseDown) {
                throw new IllegalStateException("no connection");
            }
            Set<String> alive = new HashSet<>(sessions);
            alive.removeAll(ended);
            return alive;
        }
    }

    /** The far end of a stream. */
    private static final class Line {
        int heard;
        boolean closed;
        boolean broken;

        SseEventSink sink() {
            return fake(SseEventSink.class, (name, arguments) -> switch (name) {
                case "send" -> sent();
                case "isClosed" -> isClosed();
                case "close" -> close();
                default -> throw new UnsupportedOperationException(name);
            });
        }

        private CompletableFuture<Object> sent() {
            heard++;
            return CompletableFuture.completedFuture("");
        }

        private @Nullable Object close() {
            closed = true;
            return null;
        }

        private boolean isClosed() {
            if (broken) {
                throw new IllegalArgumentException("a fault of the server's");
            }
            return closed;
        }
    }

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // no container here: the test is what injects
    void open() {
        streams.identity = sessions;
        for (int user = 1; user <= STREAMS; user++) {
            Line line = new Line();
            lines.put(user, line);
            assertTrue(streams.add(new EventStream(
                    new Caller(user, "s" + user, "0x" + user, Set.of()), line.sink(), sse(), new LiveHub())));
        }
    }

    @Test
    void everyRound_isABeatForEverybody() {
        streams.lookAfter(1);
        streams.lookAfter(2);
        lines.values().forEach(line -> assertEquals(2, line.heard));
    }

    @Test
    void anEndedSession_endsItsStreamAlone() {
        sessions.ended.add("s3");
        streams.lookAfter(1);
        lines.forEach((user, line) -> assertEquals(user == 3, line.closed, "stream " + user));
        streams.lookAfter(2);
        assertEquals(1, lines.get(3).heard);
    }

    @Test
    void databaseDown_everybodyHearsTheBeat_andNobodyIsSentAway() {
        sessions.databaseDown = true;
        streams.lookAfter(1);
        lines.forEach((user, line) -> assertEquals(1, line.heard, "stream " + user));
        lines.values().forEach(line -> assertFalse(line.closed));
        assertEquals(1, sessions.asked, "a database that does not answer is not waited for by each");

        sessions.databaseDown = false;
        sessions.ended.add("s5");
        streams.lookAfter(2);
        lines.forEach((user, line) -> assertEquals(user == 5, line.closed, "stream " + user));
    }

    @Test
    void aBrokenLine_isItsOwnAffair() {
        lines.get(2).broken = true;
        sessions.ended.add("s7");
        streams.lookAfter(1);
        lines.forEach((user, line) -> assertEquals(user == 2 ? 0 : 1, line.heard, "stream " + user));
        assertTrue(lines.get(7).closed);
    }

    /** Its builders build nothing that anybody reads. */
    private static Sse sse() {
        OutboundSseEvent.Builder[] builder = new OutboundSseEvent.Builder[1];
        builder[0] =
                fake(OutboundSseEvent.Builder.class, (name, arguments) -> name.equals("build") ? null : builder[0]);
        return fake(Sse.class, (name, arguments) -> builder[0]);
    }

    /** Answers a call by its name. */
    private interface Answer {
        @Nullable
        Object to(String name, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                EventStreamsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> answer.to(method.getName(), arguments);
                }));
    }
}
