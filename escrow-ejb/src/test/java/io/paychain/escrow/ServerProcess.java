package io.paychain.escrow;

import io.paychain.embedded.DatabaseLogin;
import io.paychain.escrow.adapter.index.Indexer;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import io.paychain.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A server of its own process that indexes and relays on somebody else's database and chain. It ends
 * when nothing is left to do, or dies at the crash point it is given.
 */
final class ServerProcess {

    /** The exit code of a crash point, as of kill -9. */
    static final int KILLED = 137;

    /** The exit code of one that found its work done. */
    static final int DONE = 0;

    private static final String PASSWORD = "CHILD_DATABASE_PASSWORD";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int QUIET_ROUNDS = 3;
    // The lease of the one before takes two seconds to end; asking all the time costs a processor.
    private static final int PAUSE_MILLIS = 150;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** @param crash the point to die at; empty for none */
    static ServerProcess start(EscrowFixture fixture, String crash) throws IOException {
        TestDatabase database = fixture.app.database();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dpaychain.crash=" + crash,
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                database.url(),
                database.app().user()));
        settings(fixture).forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/server-process" + (crash.isEmpty() ? "" : "-" + crash) + ".log"));
        builder.environment().put(PASSWORD, database.app().password());
        return new ServerProcess(builder.start());
    }

    private static Map<String, String> settings(EscrowFixture fixture) {
        Map<String, String> settings = new TreeMap<>(EscrowFixture.settings(fixture.node, fixture.contract));
        for (String key : List.of("paychain.jwt.jwks", "paychain.jwt.private.keys")) {
            settings.put(key, System.getProperty(key)); // the same keys, as servers of one system have
        }
        return settings;
    }

    /** Waits for its end and returns the exit code; -1 when it had to be ended. */
    int await() throws InterruptedException {
        if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly();
        return -1;
    }

    /** The other process. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> settings = new TreeMap<>();
        for (int i = 2; i < args.length; i++) {
            settings.put(args[i].substring(0, args[i].indexOf('=')), args[i].substring(args[i].indexOf('=') + 1));
        }
        DatabaseLogin login = new DatabaseLogin(args[0], args[1], System.getenv(PASSWORD));
        TestApp app = TestApp.on(TestDatabase.ofAnother(args[0], login), settings, NoBackground.class);
        Runtime.getRuntime().halt(work(app) ? DONE : 1);
    }

    private static boolean work(TestApp app) throws InterruptedException {
        int quiet = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (quiet < QUIET_ROUNDS && System.nanoTime() < end) {
            app.get(Indexer.class).tick();
            app.sql("update relay_intent set next_attempt_at = now() where status in ('queued', 'signed')");
            app.get(Relayer.class).tick();
            long open = app.number("select count(*) from relay_intent where status in ('queued', 'signed')");
            quiet = open == 0 ? quiet + 1 : 0;
            Thread.sleep(PAUSE_MILLIS);
        }
        return quiet == QUIET_ROUNDS;
    }
}
