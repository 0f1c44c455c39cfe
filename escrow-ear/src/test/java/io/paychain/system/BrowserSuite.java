package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the Node tests of {@code src/test/e2e} in one process and hands each on as a JUnit test while it runs. The
 * process writes one JSON line per event ({@code lib/reporter.mjs}).
 */
final class BrowserSuite implements Iterator<DynamicTest> {

    private static final System.Logger LOG = System.getLogger(BrowserSuite.class.getName());
    private static final Path HOME = Path.of("src/test/e2e").toAbsolutePath();
    private static final Path PACKAGES = HOME.resolve("node_modules");
    private static final Path FETCHED = PACKAGES.resolve(".package-lock.json");
    private static final Path PACKAGES_OF_THE_APP = Path.of("../escrow-web/src/main/frontend/node_modules")
            .toAbsolutePath()
            .normalize();
    private static final Path LOGS = Path.of("target/e2e").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One file of {@code tests} instead of all, for work on it: {@code -Dpaychain.e2e=tests/rescue.mjs}. */
    private static final String FILE = System.getProperty("paychain.e2e", "all.mjs");

    private final Process node;
    private final BufferedReader events;
    private final String skipReason;
    private boolean failed;
    private boolean ended;
    private @Nullable DynamicTest next;

    private BrowserSuite(Map<String, String> environment) {
        skipReason = environment.getOrDefault("PAYCHAIN_E2E_SKIP", "");
        try {
            Files.createDirectories(LOGS);
            installPackages();
            node = start(environment);
        } catch (IOException e) {
            throw new UncheckedIOException("Node 20 is needed for the browser tests", e);
        }
        events = node.inputReader(StandardCharsets.UTF_8);
    }

    /** The suite against a running product and the switch of its server; addresses as {@code http://host:port}. */
    static BrowserSuite against(String baseUrl, String rpcUrl, String serverSwitch, Path chromium) {
        return new BrowserSuite(Map.of(
                "BASE_URL", baseUrl,
                "RPC_URL", rpcUrl,
                "SERVER_SWITCH", serverSwitch,
                "PAYCHAIN_CHROMIUM", chromium.toString()));
    }

    /** The suite with every test reported as skipped for this reason. */
    static BrowserSuite skipped(String reason) {
        return new BrowserSuite(Map.of("PAYCHAIN_E2E_SKIP", reason));
    }

    /** The tests in their order; each must be executed before the next is asked for. Closing ends the process. */
    Stream<DynamicTest> tests() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(node::destroyForcibly);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            JsonNode start = await("start");
            next = start == null ? atTheEnd() : test(start.path("name").asText());
        }
        return next != null;
    }

    @Override
    public DynamicTest next() {
        DynamicTest test = hasNext() ? next : null;
        if (test == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return test;
    }

    private DynamicTest test(String name) {
        return DynamicTest.dynamicTest(name, () -> finish(name));
    }

    private void finish(String name) {
        JsonNode result = await("pass", "skip", "fail");
        if (result == null) {
            failed = true;
            Assertions.fail("The browser tests stopped in the middle of: " + name + "\n" + complaints());
            return;
        }
        Assumptions.assumeFalse(result.path("event").asText().equals("skip"), skipReason);
        if (result.path("event").asText().equals("fail")) {
            failed = true;
            Assertions.fail(result.path("error").asText());
        }
    }

    // A process that died without a failed test must not look like success.
    private DynamicTest atTheEnd() {
        ended = true;
        return DynamicTest.dynamicTest("the browser tests ran to their end", () -> {
            boolean exited = node.waitFor(20, TimeUnit.SECONDS);
            Assertions.assertTrue(exited, "the process did not end");
            Assertions.assertTrue(failed || node.exitValue() == 0, BrowserSuite::complaints);
        });
    }

    /** The next event of one of these kinds, or null when the process has ended. */
    private @Nullable JsonNode await(String... kinds) {
        try {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                JsonNode event = parse(line);
                if (event.path("event").asText().equals("flaky")) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "FLAKY, played again: {0}: {1}",
                            event.path("name").asText(),
                            event.path("error").asText());
                }
                if (List.of(kinds).contains(event.path("event").asText())) {
                    return event;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            return JSON.createObjectNode().put("text", line);
        }
    }

    private static String complaints() {
        try {
            return Files.readString(LOGS.resolve("stderr.log"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "--test-reporter=./lib/reporter.mjs", FILE)
                .directory(HOME.toFile())
                .redirectError(LOGS.resolve("stderr.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void installPackages() throws IOException {
        boolean fetchedBefore = Files.exists(FETCHED);
        if (fetchedBefore ? !isCurrent() : !linkThoseOfTheApp()) {
            fetchPackages();
        }
    }

    // npm writes the hidden lock file last; an older one means that the packages are not those of the lock file.
    private static boolean isCurrent() throws IOException {
        Path wanted = HOME.resolve("package-lock.json");
        return Files.getLastModifiedTime(FETCHED).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
    }

    /** The app has them for its own tests: twelve thousand files less to write. False where it has not, or others. */
    private static boolean linkThoseOfTheApp() throws IOException {
        Set<Map.Entry<String, JsonNode>> wanted =
                read(HOME).path("devDependencies").properties();
        for (Map.Entry<String, JsonNode> each : wanted) {
            Path theirs = PACKAGES_OF_THE_APP.resolve(each.getKey());
            Path ours = PACKAGES.resolve(each.getKey());
            boolean replaceable = Files.isSymbolicLink(ours) || Files.notExists(ours);
            if (!replaceable || !read(theirs).path("version").equals(each.getValue())) {
                return false;
            }
        }
        Files.createDirectories(PACKAGES);
        for (Map.Entry<String, JsonNode> each : wanted) {
            Path ours = PACKAGES.resolve(each.getKey());
            Files.deleteIfExists(ours);
            Files.createSymbolicLink(ours, PACKAGES_OF_THE_APP.resolve(each.getKey()));
        }
        return true;
    }

    private static JsonNode read(Path folder) throws IOException {
        Path description = folder.resolve("package.json");
        return Files.exists(description) ? JSON.readTree(description.toFile()) : JSON.createObjectNode();
    }

    private static void fetchPackages() throws IOException {
        Path log = LOGS.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Assertions.assertEquals(0, npm.waitFor(), () -> "npm ci failed, see " + log);
        } catch (InterruptedException e) {
            npm.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during npm ci", e);
        }
    }
}
