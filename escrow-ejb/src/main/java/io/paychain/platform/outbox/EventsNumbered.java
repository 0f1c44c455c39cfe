package io.paychain.platform.outbox;

/**
 * Inside this server only: the relay numbered events, so readers of the event table have work. A hint
 * that may get lost; nothing depends on it but speed.
 *
 * @param head the highest position given so far
 */
public record EventsNumbered(long head) {}
