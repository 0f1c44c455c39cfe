package io.paychain.escrow;

/** Inside this server only: something was probably sent to the chain, so looking now is worth it. */
public record ChainHinted() {}
