package io.paychain.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A child process with a log file, a record for the next start, and an orderly end.
 *
 * <p>Where {@code setsid} exists the child gets a session of its own: Ctrl-C then reaches the launcher alone, which
 * stops its children in the right order.
 */
public final class ManagedProcess implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ManagedProcess.class.getName());
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int LOG_TAIL_LINES = 8;

    private final String name;
    private final Path runDirectory;
    private final Path logFile;
    private final Patience patience;
    private final Process process;

    private ManagedProcess(Spec spec, Process process) {
        this.name = spec.name();
        this.runDirectory = spec.runDirectory();
        this.logFile = spec.logFile();
        this.patience = spec.patience();
        this.process = process;
    }

    /**
     * What to start.
     *
     * @param name short name, also the name of the record file
     * @param command program and arguments; must hold no secret, since other users can read it
     * @param environment variables added to those of this JVM
     * @param directory working directory
     * @param logFile standard output and error are appended here
     * @param runDirectory where the record of the process is kept
     * @param patience how long to wait
     */
    public record Spec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path logFile,
            Path runDirectory,
            Patience patience) {

        /** As above, with {@link Patience#USUAL}. */
        public Spec(
                String name,
                List<String> command,
                Map<String, String> environment,
                Path directory,
                Path logFile,
                Path runDirectory) {
            this(name, command, environment, directory, logFile, runDirectory, Patience.USUAL);
        }
    }

    /**
     * How long to wait.
     *
     * @param poll between two questions whether the process is ready
     * @param start until it must be ready
     * @param stop after asking it to end, before it is forced
     */
    public record Patience(Duration poll, Duration start, Duration stop) {

        /** For programs that start within a second or so: 50 ms, 30 s, 20 s. */
        public static final Patience USUAL =
                new Patience(Duration.ofMillis(50), Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    /**
     * Ends what an earlier, killed launcher left under the same name, then starts the process.
     *
     * @throws EmbeddedException when the program cannot be started
     */
    public static ManagedProcess start(Spec spec) {
        Leftovers.end(spec.runDirectory(), spec.name());
        try {
            Files.createDirectories(spec.logFile().toAbsolutePath().getParent());
            Process process = builder(spec).start();
            Leftovers.record(spec.runDirectory(), spec.name(), process.toHandle());
            return new ManagedProcess(spec, process);
        } catch (IOException e) {
            throw new EmbeddedException("Cannot start " + spec.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Ends the process that an earlier, killed launcher left under this name; nothing happens when there is none. */
    public static void endLeftover(Path runDirectory, String name) {
        Leftovers.end(runDirectory, name);
    }

    private static ProcessBuilder builder(Spec spec) {
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(spec.command()))
                .directory(spec.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()));
        builder.environment().putAll(spec.environment());
        return builder;
    }

    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(command.size() + 1);
        wrapped.add(SETSID.toString());
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Waits until the probe is true.
     *
     * @param ready asked again and again
     * @throws EmbeddedException when the process ends first or the time is over; quotes the last lines of its log
     */
    public void awaitReady(BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.start().toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with exit code " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > deadline) {
                close();
                throw failure("was not ready after " + patience.start().toSeconds() + " s");
            }
            sleep();
        }
    }

    private EmbeddedException failure(String what) {
        return new EmbeddedException(name + " " + what + "; its log " + logFile + " ends with:\n" + logTail());
    }

    private void sleep() {
        try {
            Thread.sleep(patience.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while a service was starting.", e);
        }
    }

    /** Returns the last lines of the log file, or an empty text when there are none. */
    public String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** Tells whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the process, for instance to watch for its end. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the end of the process and returns its exit code; 128 and more tell the signal that ended it. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the process at once (SIGKILL), as a crash would; for tests of recovery. */
    public void kill() {
        process.destroyForcibly();
        Leftovers.waitFor(process.toHandle(), patience.stop());
    }

    /** Asks the process to end (SIGTERM), and forces it when that takes too long. Does nothing when it has ended. */
    @Override
    public void close() {
        if (process.isAlive()) {
            Leftovers.end(process.toHandle(), patience.stop());
        }
        try {
            Leftovers.forget(runDirectory, name);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, name + ": " + e.getMessage());
        }
    }
}
