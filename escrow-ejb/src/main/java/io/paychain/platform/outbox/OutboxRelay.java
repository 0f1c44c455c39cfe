package io.paychain.platform.outbox;

import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Moves events from the transactions that stored them to the subscribers. Woken by each commit of
 * this server and by a timer each second; every subscriber runs on a thread of its own, so that a
 * slow or failing one holds up nobody.
 */
@ApplicationScoped
public class OutboxRelay {

    // A held event waits for a transaction that is about to end; after so many looks the timer takes over.
    private static final int LOOKS = 40;
    private static final long LOOK_MILLIS = 10;

    @Inject
    EventLog log;

    @Inject
    Cursors cursors;

    @Inject
    Quarantine quarantine;

    @Inject
    Background background;

    @Inject
    @Any
    Instance<OutboxSubscriber> found;

    @Inject
    Event<EventsNumbered> numbered;

    private final String holder = UUID.randomUUID().toString();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final List<Turnstile> turnstiles = new ArrayList<>();
    private final Turnstile numbering =
            new Turnstile("outbox numbering", (name, task) -> background.run(name, task), this::numberPatiently);

    @PostConstruct
    void collect() {
        for (OutboxSubscriber subscriber : found) {
            Dispatcher dispatcher = new Dispatcher(subscriber, cursors, log, quarantine, holder);
            dispatchers.add(dispatcher);
            turnstiles.add(new Turnstile("subscriber " + subscriber.name(), background::run, dispatcher::run));
        }
    }

    /** Asks for one round; returns at once. */
    public void wake() {
        numbering.ask();
    }

    /** The round that a timer asks for: also subscribers whose pause after a failure is over. */
    public void tick() {
        wake();
        turnstiles.forEach(Turnstile::ask);
    }

    /** One whole round in the caller's thread, for tests and orderly ends: number, then hand out. */
    public void runNow() {
        numberPatiently();
        dispatchers.forEach(Dispatcher::run);
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventStored event) {
        wake();
    }

    private void numberPatiently() {
        for (int look = 0; look < LOOKS; look++) {
            EventLog.Pass pass = log.number();
            if (pass.head() != 0) {
                numbered.fire(new EventsNumbered(pass.head()));
                turnstiles.forEach(Turnstile::ask);
            }
            if (!pass.held() || !paused()) {
                return;
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
