package io.paychain.platform.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One subscriber's place in the order of events. While it catches up from the table, new events wait
 * in a short queue; if that overflows, catching up simply goes on a little longer.
 */
public final class LiveSubscription {

    /** At most so many new events wait while older ones are read. */
    static final int WAITING = 256;

    private final LiveSink sink;
    private final Set<String> channels;
    private final List<LiveEvent> waiting = new ArrayList<>();
    private boolean catchingUp = true;
    private boolean overflowed;
    private boolean ended;
    private long position;

    LiveSubscription(LiveSink sink, Set<String> channels, long position) {
        this.sink = sink;
        this.channels = Set.copyOf(channels);
        this.position = position;
    }

    /** What it hears. */
    public Set<String> channels() {
        return channels;
    }

    /** The place up to which everything was handed over. */
    public synchronized long position() {
        return position;
    }

    /** Hears nothing more. */
    public synchronized void end() {
        ended = true;
        waiting.clear();
    }

    synchronized boolean over() {
        return ended || !sink.open();
    }

    /** A new event of this node's feed. */
    synchronized void live(LiveEvent event) {
        if (ended || event.channelFor(channels).isEmpty()) {
            return;
        }
        if (!catchingUp) {
            hand(event);
        } else if (waiting.size() < WAITING) {
            waiting.add(event);
        } else {
            overflowed = true;
            waiting.clear();
        }
    }

    /** Older events from the table, in order. */
    synchronized void older(List<LiveEvent> events) {
        events.forEach(this::hand);
    }

    /**
     * The table has nothing more: hands over what waited and goes live.
     *
     * @return false when events were dropped meanwhile and the table must be read again
     */
    synchronized boolean caughtUp() {
        if (overflowed) {
            overflowed = false;
            return false;
        }
        waiting.forEach(this::hand);
        waiting.clear();
        catchingUp = false;
        return true;
    }

    int room() {
        return sink.room();
    }

    private void hand(LiveEvent event) {
        if (!ended && event.position() > position) {
            position = event.position();
            event.channelFor(channels).ifPresent(channel -> sink.take(event, event.frame(channel)));
        }
    }
}
