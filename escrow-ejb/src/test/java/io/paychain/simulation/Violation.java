package io.paychain.simulation;

import java.util.Arrays;

/** Something that must never happen, happened. An error, so that no product code takes it for a refusal. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }

    /**
     * Throws when the condition does not hold.
     *
     * @param whose whatever it is about, for the message
     */
    static void unless(boolean holds, String what, Object... whose) {
        if (!holds) {
            throw new Violation(what + Arrays.toString(whose));
        }
    }

    /**
     * Throws when both differ.
     *
     * @param whose whatever it is about, for the message
     */
    static void unlessEqual(Object expected, Object actual, String what, Object... whose) {
        if (!expected.equals(actual)) {
            throw new Violation(what + Arrays.toString(whose) + ": expected " + expected + " but found " + actual);
        }
    }
}
