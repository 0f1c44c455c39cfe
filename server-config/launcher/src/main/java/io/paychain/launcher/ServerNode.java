package io.paychain.launcher;

import io.paychain.embedded.EmbeddedException;
import io.paychain.embedded.ManagedProcess;
import io.paychain.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One application server: Payara Micro with the application in a JVM of its own. */
public final class ServerNode implements AutoCloseable {

    /** The first stop writes the class archive, which takes a while on a busy machine. */
    private static final ManagedProcess.Patience PATIENCE =
            new ManagedProcess.Patience(Duration.ofMillis(250), Duration.ofMinutes(10), Duration.ofSeconds(60));

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
    private static final int ORDERLY_TERM = 143;
    private static final int NONE = 0;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final StackSettings stack;
    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable ManagedProcess process;
    private @Nullable ClassArchive archive;

    ServerNode(StackSettings stack, String name, int port, Map<String, String> environment) {
        this.stack = stack;
        this.name = name;
        this.port = Ports.orFree(port);
        this.environment = new LinkedHashMap<>(environment);
        this.environment.putIfAbsent("PAYCHAIN_PUBLIC_URL", "http://localhost:" + this.port);
        this.environment.putIfAbsent("PAYCHAIN_HTTP_ADDRESS", Ports.LOOPBACK);
        // The C library's arena for each thread would cost some 30 MB that nobody uses.
        this.environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        this.environment.put("PAYCHAIN_HTTP_PORT", Integer.toString(this.port));
    }

    /** Starts the server and waits until it is ready. */
    void start() {
        Layout layout = stack.layout();
        ManagedProcess.endLeftover(layout.run(), name);
        Ports.requireFree(port, "the web server", "PAYCHAIN_HTTP_PORT");
        if (!Files.exists(layout.war())) {
            throw new EmbeddedException(
                    "The application is not built (" + layout.war() + "): build it with mvn -Prun.");
        }
        Path home = folder().resolve("home");
        ServerHome.copy(layout.serverHome(), home);
        archive = new ClassArchive(layout, name + "-" + port);
        ServerLog log = newLog();
        process = ManagedProcess.start(
                new ManagedProcess.Spec(name, command(archive), environment, home, logFile(), layout.run(), PATIENCE));
        process.awaitReady(() -> isReady(log));
    }

    private ServerLog newLog() {
        try {
            return ServerLog.fromNow(logFile());
        } catch (IOException e) {
            throw new EmbeddedException("Cannot read " + logFile() + ".", e);
        }
    }

    /** A server that could not start the application runs on without it, and would be waited for in vain. */
    private boolean isReady(ServerLog log) {
        int status = status();
        try {
            if (status == NOT_FOUND && log.hasStarted()) {
                String cause = log.firstCause().orElse("its log says why");
                close();
                throw new EmbeddedException("The application did not start: " + cause + " (log: " + logFile() + ")");
            }
        } catch (IOException e) {
            throw new EmbeddedException("Cannot read " + logFile() + ".", e);
        }
        return status == OK;
    }

    private Path folder() {
        return stack.layout().data().resolve("server").resolve(name);
    }

    private List<String> command(ClassArchive classes) {
        Path settings = stack.layout().serverSettings();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + settings.resolve("jvm.options"));
        command.addAll(classes.options());
        stack.setting("PAYCHAIN_SERVER_JVM_OPTIONS")
                .ifPresent(options -> command.addAll(List.of(options.split("\\s+"))));
        // Relative to the working directory, its home: see ClassArchive.
        command.addAll(List.of("-jar", "launch-micro.jar"));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", Integer.toString(port)));
        command.addAll(List.of("--maxhttpthreads", "64", "--minhttpthreads", "4"));
        command.addAll(
                List.of("--prebootcommandfile", settings.resolve("pre-boot.txt").toString()));
        command.addAll(List.of(
                "--logproperties", settings.resolve("logging.properties").toString()));
        command.addAll(List.of("--deploy", stack.layout().war().toString(), "--contextroot", "/"));
        return command;
    }

    /** Tells whether the server answers that it can serve. */
    public boolean isReady() {
        return status() == OK;
    }

    /** The status of the readiness check; {@link #NONE} while nobody answers. */
    private int status() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + Ports.LOOPBACK + ":" + port + "/health/ready"))
                .timeout(PROBE_TIMEOUT)
                .build();
        try {
            return Ports.isOpen(port)
                    ? HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    : NONE;
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    /** Returns the address to reach this server at, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    /** Returns the file with the server's log. */
    public Path logFile() {
        return stack.layout().logs().resolve(name + ".log");
    }

    /** Returns the running process, for instance to measure or stop (SIGSTOP) it. */
    public ProcessHandle handle() {
        return running().handle();
    }

    /** Kills the server at once (SIGKILL), as a crash would. */
    public void kill() {
        running().kill();
    }

    /** Stops the server if it runs, and starts it again on the same port. */
    public void restart() {
        close();
        start();
    }

    /** Waits for the end of the server and returns its exit code. */
    int waitFor() throws InterruptedException {
        return running().waitFor();
    }

    private ManagedProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    /** Stops the server. Does nothing when it was not started or has ended. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.close();
        if (archive != null) {
            archive.ended(exitCode(process) == ORDERLY_TERM);
        }
    }

    private static int exitCode(ManagedProcess ended) {
        try {
            return ended.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
