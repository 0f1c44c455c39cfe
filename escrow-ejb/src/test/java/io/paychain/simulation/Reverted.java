package io.paychain.simulation;

/** The contract refuses, with the name of its error. */
final class Reverted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Reverted(String error) {
        super(error, null, false, false);
    }

    String error() {
        return String.valueOf(getMessage());
    }
}
