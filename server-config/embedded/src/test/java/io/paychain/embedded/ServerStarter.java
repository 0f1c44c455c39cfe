package io.paychain.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Starts a PostgreSQL in a JVM of its own, which a test then kills. */
final class ServerStarter {

    private ServerStarter() {}

    /** Starts the server and waits; the arguments are data directory, marker file, and the three passwords. */
    public static void main(String[] arguments) throws Exception {
        DatabasePasswords passwords = new DatabasePasswords(arguments[2], arguments[3], arguments[4]);
        EmbeddedPostgresServer.start(Path.of(arguments[0]), 0, passwords);
        Files.createFile(Path.of(arguments[1]));
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }

    /** Returns the JVM when its server is ready. */
    static Process startJvm(Path data, DatabasePasswords passwords) throws IOException, InterruptedException {
        Path marker = data.resolveSibling("ready");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServerStarter.class.getName(),
                        data.toString(),
                        marker.toString(),
                        passwords.superuser(),
                        passwords.owner(),
                        passwords.app())
                .inheritIO()
                .start();
        while (!Files.exists(marker)) {
            if (!process.isAlive()) {
                throw new IOException("the other JVM ended with " + process.exitValue());
            }
            Thread.sleep(100);
        }
        return process;
    }
}
