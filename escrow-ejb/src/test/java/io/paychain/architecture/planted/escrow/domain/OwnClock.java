package io.paychain.architecture.planted.escrow.domain;

/** A breach: a domain class that reads the clock. */
class OwnClock {
    java.time.Instant when() {
        return java.time.Instant.now();
    }
}
