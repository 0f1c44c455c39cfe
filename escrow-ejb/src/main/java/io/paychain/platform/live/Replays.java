package io.paychain.platform.live;

import io.paychain.platform.outbox.EventLog;
import io.paychain.platform.time.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads old events for subscriptions that come back, page by page in turns: a few workers serve any
 * number of them, so a storm of reconnects waits rather than taking every thread and connection.
 */
@ApplicationScoped
class Replays {

    private static final int WORKERS = 4;
    private static final int PAGE = 200;
    private static final long PAUSE_MILLIS = 5;

    @Inject
    EventLog log;

    @Inject
    Background background;

    private final Queue<LiveSubscription> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();

    void add(LiveSubscription subscription) {
        queue.add(subscription);
        if (workers.incrementAndGet() > WORKERS || !background.run("replay", this::work)) {
            workers.decrementAndGet();
        }
    }

    private void work() {
        try {
            LiveSubscription next = queue.poll();
            while (next != null) {
                serve(next);
                next = queue.poll();
            }
        } finally {
            workers.decrementAndGet();
        }
        restartIfLeft();
    }

    // An addition between the last look and the end of this worker must not be forgotten.
    private void restartIfLeft() {
        LiveSubscription left = queue.poll();
        if (left != null) {
            add(left);
        }
    }

    private void serve(LiveSubscription subscription) {
        try {
            if (!subscription.over() && !step(subscription)) {
                queue.add(subscription);
            }
        } catch (RuntimeException databaseAway) {
            queue.add(subscription);
            pause(PAUSE_MILLIS * 40);
        }
    }

    /** One page; true when it has caught up. */
    private boolean step(LiveSubscription subscription) {
        if (subscription.room() < PAGE) {
            pause(PAUSE_MILLIS);
            return false;
        }
        List<LiveEvent> page = log.after(subscription.position(), List.copyOf(subscription.channels()), PAGE).stream()
                .map(LiveEvent::new)
                .toList();
        subscription.older(page);
        return page.isEmpty() && subscription.caughtUp();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
