package io.paychain.platform.live;

import io.paychain.platform.outbox.EventLog;
import io.paychain.platform.outbox.EventsNumbered;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This node's feed: reads the event table from its cursor and hands events to the subscriptions. */
@ApplicationScoped
public class LiveHub {

    private static final int BATCH = 200;

    @Inject
    EventLog log;

    @Inject
    Background background;

    @Inject
    Replays replays;

    private final Set<LiveSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Turnstile reading =
            new Turnstile("live feed", (name, task) -> background.run(name, task), this::read);
    private volatile long cursor = -1;

    /**
     * Starts a subscription.
     *
     * @param channels what it hears; the caller has checked that it may
     * @param after the last event it got, everything since is handed over first; null starts now
     */
    public LiveSubscription subscribe(LiveSink sink, Set<String> channels, @Nullable Long after) {
        startFeed();
        long from = after == null ? cursor : Math.min(after, log.head());
        LiveSubscription subscription = new LiveSubscription(sink, channels, from, after != null);
        subscriptions.add(subscription);
        if (after != null) {
            replays.add(subscription);
        }
        return subscription;
    }

    /** Forgets a subscription. */
    public void leave(LiveSubscription subscription) {
        subscription.end();
        subscriptions.remove(subscription);
    }

    /** How many subscriptions this node serves. */
    public int size() {
        return subscriptions.size();
    }

    /** Something may be there to read; returns at once. */
    public void wake() {
        if (!subscriptions.isEmpty()) {
            reading.ask();
        }
    }

    void onNumbered(@Observes EventsNumbered event) {
        wake();
    }

    // Nobody listened until now: what happened before is none of their business.
    private synchronized void startFeed() {
        if (cursor < 0 || subscriptions.isEmpty()) {
            cursor = log.head();
        }
    }

    private void read() {
        List<StoredEvent> events;
        do {
            events = log.after(cursor, BATCH);
            for (StoredEvent stored : events) {
                LiveEvent event = new LiveEvent(stored);
                subscriptions.forEach(subscription -> subscription.live(event));
                cursor = stored.position();
            }
        } while (events.size() == BATCH);
    }
}
