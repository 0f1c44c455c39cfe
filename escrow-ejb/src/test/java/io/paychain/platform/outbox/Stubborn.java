package io.paychain.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that fails as often as it is told to. */
@ApplicationScoped
class Stubborn implements OutboxSubscriber {

    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> done = new CopyOnWriteArrayList<>();

    void failNext(int times) {
        failures.set(times);
    }

    List<String> done() {
        return done;
    }

    @Override
    public String name() {
        return "stubborn";
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("Test");
    }

    @Override
    public void handle(StoredEvent event) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("not yet");
        }
        done.add(event.text("n"));
    }
}
