package io.paychain.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the console's pages write statuses, hashes and moments. */
@Named("words")
@ApplicationScoped
public class ConsoleWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String NONE = "–";
    private static final int HEAD = 8;
    private static final int TAIL = 4;

    /** {@code in_progress} or {@code IN_PROGRESS} as "In progress"; a dash for null. */
    public String of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return NONE;
        }
        String spaced = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** The style class of a status of job, payment or contract: good, wait, calm, bad or none. */
    public String tone(@Nullable String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "active", "in_progress", "completed", "released" -> "good";
            case "submitted", "withdrawn", "vacant", "answered", "opening" -> "wait";
            case "open", "locked" -> "calm";
            case "disputed", "failed" -> "bad";
            default -> "none";
        };
    }

    /** A hash or address with its middle left out; a dash for null. */
    public String brief(@Nullable String hex) {
        if (hex == null || hex.isEmpty()) {
            return NONE;
        }
        return hex.length() <= HEAD + TAIL + 1
                ? hex
                : hex.substring(0, HEAD) + "…" + hex.substring(hex.length() - TAIL);
    }

    /** A moment to the minute, in UTC; a dash for null. */
    public String moment(@Nullable Instant at) {
        return at == null ? NONE : MOMENT.format(at);
    }
}
