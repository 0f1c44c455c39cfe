package io.paychain.architecture.planted.escrow.domain;

/** Something to book, for the breach. */
public class Escrow {

    /** Called by the breach. */
    public void apply() {}
}
