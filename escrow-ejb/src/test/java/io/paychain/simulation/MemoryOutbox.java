package io.paychain.simulation;

import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.shared.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;

/** Events in the order of their transactions, and how far the jobs have read. */
final class MemoryOutbox extends Outbox {

    private final Rows<Long, StoredEvent> events;
    private final Rows<String, Long> cursors;
    private final Store store;

    MemoryOutbox(Store store) {
        this.store = store;
        events = new Rows<>(store.db);
        cursors = new Rows<>(store.db);
    }

    @Override
    public void publish(DomainEvent event) {
        long position = events.size() + 1L;
        boolean lost = store.planted == Planted.OUTBOX_LOSES && position % 7 == 0;
        events.put(
                position,
                new StoredEvent(
                        position,
                        String.valueOf(position),
                        lost ? "Lost" : event.type(),
                        event.subject(),
                        event.channels(),
                        store.db.instant(),
                        event.data()));
    }

    long position() {
        Long position = cursors.get("jobs");
        return position == null ? 0 : position;
    }

    void moveTo(long position) {
        cursors.put("jobs", position);
    }

    boolean drained() {
        return position() == events.size();
    }

    /** An event by its position. */
    StoredEvent at(long position) {
        return events.get(position);
    }

    List<StoredEvent> after(long position) {
        List<StoredEvent> after = new ArrayList<>();
        for (long at = position + 1; at <= events.size(); at++) {
            after.add(events.get(at));
        }
        return after;
    }
}
