package io.paychain.platform.outbox;

/**
 * Somebody who reacts to events. A CDI bean that implements this is found by itself.
 *
 * <p>It is called outside any transaction, in order, and at least once per event: after a crash the
 * same event may come again, so handling must be idempotent.
 */
public interface OutboxSubscriber {

    /** The name its cursor is stored under; never change it. */
    String name();

    /** True for the types it reacts to. */
    boolean wants(String type);

    /**
     * Reacts. An exception means "again later": the event is retried with growing pauses, and no
     * later event is given to this subscriber meanwhile; other subscribers go on. After
     * {@value Dispatcher#MAX_ATTEMPTS} failures it is set aside ({@link Quarantine}) and this
     * subscriber goes on with other subjects; later events of the same subject wait behind it. Only
     * failures of the database itself are retried without end.
     */
    void handle(StoredEvent event);
}
