package io.paychain.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber that remembers what it got. */
@ApplicationScoped
class Recorder implements OutboxSubscriber {

    final List<StoredEvent> seen = new CopyOnWriteArrayList<>();

    List<StoredEvent> seen() {
        return seen;
    }

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("Test");
    }

    @Override
    public void handle(StoredEvent event) {
        seen.add(event);
    }
}
