package io.paychain.launcher;

import io.paychain.embedded.Ports;

/** A port number as settings carry it: exact, any free one (0), or preferred (negative). */
final class PortChoice {

    private PortChoice() {}

    /** Returns the port to use. */
    static int of(int choice) {
        return choice < 0 ? Ports.preferring(-choice) : choice;
    }
}
