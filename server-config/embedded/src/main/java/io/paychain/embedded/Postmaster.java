package io.paychain.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The main process of a PostgreSQL server, found through {@code postmaster.pid} in its data directory. */
final class Postmaster {

    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(15);

    private Postmaster() {}

    /** Returns the running main process of this data directory, if there is one. */
    static Optional<ProcessHandle> of(Path dataDirectory) {
        return recordedPid(dataDirectory).flatMap(ProcessHandle::of).filter(p -> serves(p, dataDirectory));
    }

    /**
     * Stops a server that still runs in the directory although its launcher is gone, and removes a stale record whose
     * process id belongs to another program by now (PostgreSQL itself would refuse to start on that).
     */
    static void endLeftover(Path dataDirectory) {
        of(dataDirectory).ifPresent(Postmaster::end);
        if (recordedPid(dataDirectory).isPresent()) {
            removeRecord(dataDirectory);
        }
    }

    /** Kills the main process; its children hold the shared memory until they notice, so waits for them too. */
    static void kill(ProcessHandle postmaster) {
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        Leftovers.waitFor(postmaster, FAST_SHUTDOWN);
        children.forEach(child -> Leftovers.waitFor(child, FAST_SHUTDOWN));
    }

    private static void end(ProcessHandle postmaster) {
        signal(postmaster, "INT");
        if (Leftovers.waitFor(postmaster, FAST_SHUTDOWN)) {
            return;
        }
        signal(postmaster, "QUIT");
        if (!Leftovers.waitFor(postmaster, FAST_SHUTDOWN)) {
            throw new EmbeddedException(
                    "A PostgreSQL left by an earlier start (process " + postmaster.pid() + ") does not stop: end it.");
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one; Java itself can send only TERM and KILL. */
    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        if (!process.isAlive()) {
            return false;
        }
        String line = process.info().commandLine().orElse("");
        return line.contains("postgres") && line.contains(dataDirectory.toString());
    }

    private static Optional<Long> recordedPid(Path dataDirectory) {
        Path file = record(dataDirectory);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).trim()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void removeRecord(Path dataDirectory) {
        try {
            Files.deleteIfExists(record(dataDirectory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a stale postmaster.pid", e);
        }
    }

    private static Path record(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }
}
