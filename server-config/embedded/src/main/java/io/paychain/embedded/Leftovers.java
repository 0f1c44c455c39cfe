package io.paychain.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds and ends child processes that a killed launcher left behind.
 *
 * <p>A record holds the process id and its start time: an id alone may belong to another program by now.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Writes {@code <name>.pid} for a running process. */
    static void record(Path runDirectory, String name, ProcessHandle process) {
        try {
            Files.createDirectories(runDirectory);
            Files.writeString(file(runDirectory, name), process.pid() + "\n" + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the process record of " + name, e);
        }
    }

    /** Removes the record of a process that has ended. */
    static void forget(Path runDirectory, String name) {
        try {
            Files.deleteIfExists(file(runDirectory, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the process record of " + name, e);
        }
    }

    /** Ends the recorded process, if it still runs, and removes its record. */
    static void end(Path runDirectory, String name) {
        recorded(file(runDirectory, name)).ifPresent(process -> end(process, PATIENCE));
        forget(runDirectory, name);
    }

    /** Asks a process to end, and forces it after the given time. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!waitFor(process, patience)) {
            process.destroyForcibly();
            waitFor(process, patience);
        }
    }

    /** Waits for the end of a process; false when it still runs after the given time. */
    static boolean waitFor(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static Optional<ProcessHandle> recorded(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 2
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(process -> startOf(process).equals(lines.get(1)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static Path file(Path runDirectory, String name) {
        return runDirectory.resolve(name + ".pid");
    }
}
