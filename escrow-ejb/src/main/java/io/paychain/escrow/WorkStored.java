package io.paychain.escrow;

/** Inside this server only: a transaction stored something to send, so after its commit the relayer has work. */
public record WorkStored() {}
