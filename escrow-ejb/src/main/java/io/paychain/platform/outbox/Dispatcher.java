package io.paychain.platform.outbox;

import io.paychain.platform.outbox.Cursors.Lease;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one subscriber through the events it has not seen. */
final class Dispatcher {

    /** After so many failures, some 30 s after the first, an event is set aside. */
    static final int MAX_ATTEMPTS = 8;

    /** So many failures show in health; an outage alone never counts further than this. */
    static final int WORRYING = 4;

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final int BATCH = 100;
    // Well below the lease, so that a slow batch keeps it.
    private static final long KEEP_NANOS = 3_000_000_000L;

    private final OutboxSubscriber subscriber;
    private final Cursors cursors;
    private final EventLog log;
    private final Quarantine quarantine;
    private final String holder;
    private boolean registered;

    Dispatcher(OutboxSubscriber subscriber, Cursors cursors, EventLog log, Quarantine quarantine, String holder) {
        this.subscriber = subscriber;
        this.cursors = cursors;
        this.log = log;
        this.quarantine = quarantine;
        this.holder = holder;
    }

    /** Works until nothing is left, an event fails, or another server has the lease; one thread at a time. */
    synchronized void run() {
        if (!registered) {
            cursors.register(subscriber.name());
            registered = true;
        }
        Optional<Lease> lease = cursors.lease(subscriber.name(), holder);
        while (lease.isPresent() && retryAsked(lease.get()) && batch(lease.get())) {
            lease = cursors.lease(subscriber.name(), holder);
        }
    }

    // ---- new events

    private boolean batch(Lease lease) {
        List<StoredEvent> events = log.after(lease.position(), BATCH);
        Set<String> waiting = quarantine.subjects(subscriber.name());
        long done = lease.position();
        long kept = System.nanoTime();
        for (StoredEvent event : events) {
            if (!give(event, lease, done, waiting)) {
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

    /** False when this subscriber must stop here for now. */
    private boolean give(StoredEvent event, Lease lease, long done, Set<String> waiting) {
        if (!subscriber.wants(event.type())) {
            return true;
        }
        if (waiting.contains(event.subject())) {
            return quarantine.add(lease, event, 0, "waits behind an earlier event of its subject");
        }
        Throwable failure = handle(event);
        return failure == null || failed(failure, event, lease, done, waiting);
    }

    private boolean failed(Throwable failure, StoredEvent event, Lease lease, long done, Set<String> waiting) {
        // The lease counts the failures of the event right after its position, and of no other.
        int counted = done == lease.position() ? lease.failures() + 1 : 1;
        int attempts = Outage.passing(failure) ? Math.min(counted, WORRYING) : counted;
        LOG.log(Level.WARNING, words(event) + " failed, attempt " + attempts, failure);
        if (attempts < MAX_ATTEMPTS) {
            cursors.failed(lease, done, attempts, String.valueOf(failure));
            return false;
        }
        LOG.log(Level.ERROR, words(event) + " is set aside, as later ones of " + event.subject() + " will be");
        waiting.add(event.subject());
        return quarantine.add(lease, event, attempts, String.valueOf(failure));
    }

    // ---- events of the quarantine

    /** Tries again what an operator asked for. @return false when the lease was lost */
    private boolean retryAsked(Lease lease) {
        Set<String> failed = new HashSet<>();
        for (StoredEvent event : quarantine.asked(subscriber.name())) {
            if (!failed.contains(event.subject()) && !retry(event, lease, failed)) {
                return false;
            }
        }
        return true;
    }

    private boolean retry(StoredEvent event, Lease lease, Set<String> failed) {
        Throwable failure = handle(event);
        if (failure == null) {
            LOG.log(Level.INFO, words(event) + " left the quarantine");
            return quarantine.handled(lease, event);
        }
        LOG.log(Level.WARNING, words(event) + " failed again", failure);
        failed.add(event.subject());
        quarantine.failedAgain(lease, event, String.valueOf(failure));
        return true;
    }

    /** Hands over; also an Error of one event must not stop all others. @return what went wrong, if anything */
    private @Nullable Throwable handle(StoredEvent event) {
        try {
            subscriber.handle(event);
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private String words(StoredEvent event) {
        return "subscriber " + subscriber.name() + ": event " + event.eventId();
    }
}
