package io.paychain.platform.live;

/** Where a subscription's events go: one socket or stream. No method may block. */
public interface LiveSink {

    /** Takes a message, or ends itself when it cannot keep up. */
    void take(LiveEvent event, String message);

    /** How many messages it would take now; a replay waits while there is no room. */
    int room();

    /** False once it has ended, so that nothing more is read for it. */
    boolean open();
}
