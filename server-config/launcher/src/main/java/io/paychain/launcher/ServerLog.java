package io.paychain.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the application server wrote to its log since it was started. */
final class ServerLog {

    /** Payara Micro's last words of a start, whether or not it could start the application. */
    private static final Pattern STARTED = Pattern.compile("Payara Micro [^\"]*ready in [0-9]");

    /** The causes in a stack trace; the newline after them is written as a backslash and an n. */
    private static final Pattern CAUSE = Pattern.compile("Caused by: [a-zA-Z0-9_.$]+: ([^\\\\\"]+)");

    private final Path file;
    private final long from;

    private ServerLog(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    /** The log from its present end on. */
    static ServerLog fromNow(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** True when the server has done all that it does at a start. */
    boolean hasStarted() throws IOException {
        return STARTED.matcher(text()).find();
    }

    /** The first sentence that says why the application could not be started. */
    Optional<String> firstCause() throws IOException {
        return CAUSE.matcher(text())
                .results()
                .map(cause -> cause.group(1).strip())
                .findFirst();
    }

    private String text() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, log.length() - from))];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
