package io.paychain.platform.outbox;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Takes one subscriber through the events it has not seen. */
final class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final int BATCH = 100;
    // Well below the lease, so that a slow batch keeps it.
    private static final long KEEP_NANOS = 3_000_000_000L;

    private final OutboxSubscriber subscriber;
    private final Cursors cursors;
    private final EventLog log;
    private final String holder;
    private boolean registered;

    Dispatcher(OutboxSubscriber subscriber, Cursors cursors, EventLog log, String holder) {
        this.subscriber = subscriber;
        this.cursors = cursors;
        this.log = log;
        this.holder = holder;
    }

    /** Works until nothing is left, an event fails, or another server has the lease; one thread at a time. */
    synchronized void run() {
        if (!registered) {
            cursors.register(subscriber.name());
            registered = true;
        }
        Optional<Cursors.Lease> lease = cursors.lease(subscriber.name(), holder);
        while (lease.isPresent() && batch(lease.get())) {
            lease = cursors.lease(subscriber.name(), holder);
        }
    }

    private boolean batch(Cursors.Lease lease) {
        List<StoredEvent> events = log.after(lease.position(), BATCH);
        long done = lease.position();
        long kept = System.nanoTime();
        for (StoredEvent event : events) {
            if (!give(event, lease, done)) {
                return false;
            }
            done = event.position();
            if (System.nanoTime() - kept > KEEP_NANOS) {
                kept = System.nanoTime();
                if (!cursors.move(lease, done, false)) {
                    return false;
                }
            }
        }
        return cursors.move(lease, done, true) && events.size() == BATCH;
    }

    private boolean give(StoredEvent event, Cursors.Lease lease, long done) {
        if (!subscriber.wants(event.type())) {
            return true;
        }
        try {
            subscriber.handle(event);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "subscriber " + subscriber.name() + " failed on event " + event.eventId(), e);
            cursors.failed(lease, done, String.valueOf(e));
            return false;
        }
    }
}
