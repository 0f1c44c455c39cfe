package io.paychain.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber that fails on chosen events, each in its own way, until told to take them. */
@ApplicationScoped
class Picky implements OutboxSubscriber {

    private final Map<String, Throwable> refused = new ConcurrentHashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    void refuse(String n, Throwable failure) {
        refused.put(n, failure);
    }

    void take(String n) {
        refused.remove(n);
    }

    /** What was handled, in order. */
    List<String> done() {
        return done;
    }

    static Throwable outage() {
        return new IllegalStateException(
                "SQL failed", new SQLException("the database system is shutting down", "57P01"));
    }

    @Override
    public String name() {
        return "picky";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("TestHappened");
    }

    @Override
    public void handle(StoredEvent event) {
        Throwable failure = refused.get(event.text("n"));
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        done.add(event.text("n"));
    }
}
