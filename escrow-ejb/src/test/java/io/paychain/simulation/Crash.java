package io.paychain.simulation;

/** A server dies here, as by kill -9: what was committed or sent stays, everything else of it is gone. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
