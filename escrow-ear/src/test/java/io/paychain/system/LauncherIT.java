package io.paychain.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paychain.embedded.Ports;
import io.paychain.launcher.Launcher;
import io.paychain.launcher.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own: what is left after it was killed, and after it was asked to stop. */
class LauncherIT {

    private static final Duration READY = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final Map<String, String> ports = new TreeMap<>();

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void killedLauncher_isFollowedByOneThatGoesOnAndLeavesNothingBehind() throws Exception {
        Process first = launch();
        awaitReady(first);
        String contract = Files.readString(data().resolve("chain/1337.json"));
        String keys = Files.readString(data().resolve("keys/jwks.json"));
        first.destroyForcibly().waitFor();
        List<ProcessHandle> left = processes();
        assertThat(left).as("what the killed launcher left running").hasSizeGreaterThanOrEqualTo(4);

        Process second = launch();
        awaitReady(second);
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(data().resolve("chain/1337.json"))).isEqualTo(contract);
        assertThat(Files.readString(data().resolve("keys/jwks.json"))).isEqualTo(keys);

        second.destroy();
        assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(processes()).as("what the stopped launcher left running").isEmpty();
    }

    private Process launch() throws IOException {
        for (String name : List.of("HTTP_PORT", "EMBEDDED_DB_PORT", "EMBEDDED_REDIS_PORT", "EMBEDDED_CHAIN_PORT")) {
            ports.computeIfAbsent("PAYCHAIN_" + name, missing -> Integer.toString(Ports.free()));
        }
        // Both JVMs: without the second compiler they start with half the work.
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dpaychain.project=" + Layout.findProject(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Launcher.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().putAll(ports);
        builder.environment().put("PAYCHAIN_DATA_DIR", data().toString());
        builder.environment().put("PAYCHAIN_SERVER_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Files.deleteIfExists(output());
        return builder.start();
    }

    private void awaitReady(Process launcher) throws Exception {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!Files.readString(output()).contains("PayChain is ready")) {
            assertThat(launcher.isAlive()).as(Files.readString(output())).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(output())).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** Every process that mentions the data directory; the postmaster's children do not, and end with it. */
    private List<ProcessHandle> processes() throws IOException {
        String marker = data().toRealPath().toString();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(
                            process -> process.pid() != ProcessHandle.current().pid())
                    .filter(process ->
                            process.info().commandLine().orElse("").contains(marker) || recorded(process.pid()))
                    .toList();
        }
    }

    private boolean recorded(long pid) {
        try (Stream<Path> files = Files.walk(data(), 2)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .anyMatch(file -> firstLine(file).equals(Long.toString(pid)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path output() {
        return folder.resolve("launcher.out");
    }
}
