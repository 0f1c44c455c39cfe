package io.paychain.jobs.domain;

import java.time.Instant;
import java.util.Locale;

/**
 * What a party said about the work.
 *
 * @param text at most 4 000 characters
 * @param at chain or server time, whichever the act has
 */
public record Note(long authorId, Kind kind, String text, Instant at) {

    /** At most so many characters. */
    public static final int MAX_TEXT = 4_000;

    /** With what it was said. */
    public enum Kind {
        /** The worker handed the work in. */
        SUBMISSION,
        /** The employer asks for changes. */
        CHANGES;

        /** The name in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that name. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
