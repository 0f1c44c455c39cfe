package io.paychain.platform.outbox;

/** Inside this server only: a transaction stored an event, so after its commit the relay has work. */
record EventStored() {}
