package io.paychain.platform.live;

import io.paychain.platform.outbox.EventLog;
import io.paychain.platform.outbox.EventsNumbered;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This node's feed: reads the event table from its cursor and hands events to the subscriptions. */
@ApplicationScoped
public class LiveHub {

    private static final System.Logger LOG = System.getLogger(LiveHub.class.getName());
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
     * Where a subscription starts that is made next: whoever is told so now misses nothing.
     *
     * @param after the last event the subscriber got; null to start with what happens from now on
     */
    public long start(@Nullable Long after) {
        startFeed();
        long head = log.head();
        return after == null ? head : Math.min(after, head);
    }

    /**
     * Starts a subscription.
     *
     * @param channels what it hears; the caller has checked that it may
     * @param from as {@link #start} gave it; everything since is handed over first
     */
    public LiveSubscription subscribe(LiveSink sink, Set<String> channels, long from) {
        LiveSubscription subscription = new LiveSubscription(sink, channels, from);
        subscriptions.add(subscription);
        replays.add(subscription);
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

    /** One line that fails is given up and does not hold up the others. */
    private void hand(LiveSubscription subscription, LiveEvent event) {
        try {
            subscription.live(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a subscription failed and was ended", e);
            leave(subscription);
        }
    }

    private void read() {
        List<StoredEvent> events;
        do {
            events = log.after(cursor, BATCH);
            for (StoredEvent stored : events) {
                LiveEvent event = new LiveEvent(stored);
                subscriptions.forEach(subscription -> hand(subscription, event));
                cursor = stored.position();
            }
        } while (events.size() == BATCH);
    }
}
