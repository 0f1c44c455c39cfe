package io.paychain.system;

import io.paychain.embedded.Ports;
import io.paychain.launcher.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Payara Server with a domain of its own, run by the very script that an operator uses. */
final class PayaraServer implements AutoCloseable {

    private static final int MINUTES = 8;
    private static final int MAX_LOG = 200_000_000;

    private final Path folder;
    private final Map<String, String> environment;
    private final int port = Ports.free();

    /**
     * Prepares one.
     *
     * @param folder of the domain; made
     * @param settings {@code PAYCHAIN_*}, secrets included
     */
    PayaraServer(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.environment = new LinkedHashMap<>(settings);
        environment.put("PAYCHAIN_HTTP_ADDRESS", Ports.LOOPBACK);
        environment.put("PAYCHAIN_HTTP_PORT", Integer.toString(port));
        environment.put("PAYCHAIN_PUBLIC_URL", url());
        environment.put("PAYARA_HOME", System.getProperty("paychain.payara.home"));
        environment.put("PAYARA_DOMAINS", folder.toString());
        environment.put("PAYARA_ADMIN_PORT", Integer.toString(Ports.free()));
        environment.put("AS_JAVA", System.getProperty("java.home"));
        // For asadmin too: what lives for minutes starts with half of the work without the second compiler.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    /** The way of a new installation. */
    void installAndDeploy() {
        run("create", System.getProperty("paychain.postgresql.driver"));
        start();
        try {
            deploy();
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    void start() {
        run("start");
    }

    void stop() {
        run("stop");
    }

    /** Deploys the EAR, or replaces it by itself. */
    void deploy() {
        run(
                "deploy",
                Layout.findProject().resolve("escrow-ear/target/paychain.ear").toString());
    }

    /** The address, without a slash at the end. */
    String url() {
        return "http://localhost:" + port;
    }

    /** The running process. */
    ProcessHandle handle() {
        try {
            return ProcessHandle.of(Long.parseLong(
                            Files.readString(domain().resolve("config/pid")).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the application's log, newest file first. */
    List<String> applicationLog() {
        return logs("paychain.");
    }

    /** The lines of the server's log but for the JVM's command line, which asadmin writes there at a start. */
    List<String> serverLog() {
        return logs("server.log").stream().filter(line -> line.startsWith("{")).toList();
    }

    private List<String> logs(String start) {
        try (Stream<Path> files = Files.list(domain().resolve("logs"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(start))
                    .filter(f -> !f.toString().endsWith(".lck"))
                    .sorted()
                    .toList()) {
                lines.addAll(read(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) throws IOException {
        if (Files.size(file) > MAX_LOG) {
            throw new IllegalStateException(file + " is too long to be read");
        }
        return Files.readAllLines(file);
    }

    /** What the configuration of the domain says; no secret may stand there. */
    String configuration() {
        try {
            return Files.readString(domain().resolve("config/domain.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path domain() {
        return folder.resolve("paychain");
    }

    private void run(String... command) {
        Path script = Layout.findProject().resolve("server-config/payara/paychain-server.sh");
        List<String> all = new ArrayList<>(List.of("bash", script.toString()));
        all.addAll(List.of(command));
        Path log = folder.resolveSibling("paychain-server.log");
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(domain().resolve("config/pid"))) {
            stop();
        }
    }
}
