package io.paychain.platform.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.platform.outbox.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Catching up and going live, without a gap and without a repetition. */
class LiveSubscriptionTest {

    private final List<Long> heard = new ArrayList<>();
    private final LiveSink sink = new LiveSink() {
        @Override
        public void take(LiveEvent event, String message) {
            heard.add(event.position());
        }

        @Override
        public int room() {
            return 1_000;
        }

        @Override
        public boolean open() {
            return true;
        }
    };

    @Test
    void live_handsOverOnlyItsChannels() {
        LiveSubscription me = new LiveSubscription(sink, Set.of("jobs", "user:7"), 0);
        assertTrue(me.caughtUp());
        me.live(event(1, "jobs"));
        me.live(event(2, "payments"));
        me.live(event(3, "user:8"));
        me.live(event(4, "user:7"));
        assertEquals(List.of(1L, 4L), heard);
    }

    @Test
    void catchingUp_thenLive_neitherSkipsNorRepeats() {
        LiveSubscription me = new LiveSubscription(sink, Set.of("jobs"), 2);
        me.live(event(5, "jobs"));
        me.live(event(6, "jobs"));
        me.older(List.of(event(3, "jobs"), event(4, "jobs"), event(5, "jobs")));
        assertTrue(me.caughtUp());
        me.live(event(6, "jobs"));
        me.live(event(7, "jobs"));
        assertEquals(List.of(3L, 4L, 5L, 6L, 7L), heard);
    }

    @Test
    void overflowWhileCatchingUp_readsTheTableAgain() {
        LiveSubscription me = new LiveSubscription(sink, Set.of("jobs"), 0);
        List<LiveEvent> many = LongStream.rangeClosed(1, LiveSubscription.WAITING + 10)
                .mapToObj(n -> event(n, "jobs"))
                .toList();
        many.forEach(me::live);
        assertFalse(me.caughtUp());
        me.older(many);
        assertTrue(me.caughtUp());
        assertEquals(many.size(), heard.size());
    }

    @Test
    void d16_frame_hasTheEnvelope() {
        String frame = event(12, "jobs").frame("jobs");
        assertEquals(
                "{\"op\":\"event\",\"v\":1,\"id\":\"0000000000000012\",\"type\":\"job_created\",\"channel\":\"jobs\","
                        + "\"occurred_at\":\"2030-01-01T00:00:00Z\",\"data\":{\"job_id\":5}}",
                frame);
    }

    private static LiveEvent event(long position, String channel) {
        return new LiveEvent(new StoredEvent(
                position,
                StoredEvent.idOf(position),
                "job_created",
                "job:5",
                List.of(channel),
                Instant.parse("2030-01-01T00:00:00Z"),
                Map.of("job_id", 5)));
    }
}
