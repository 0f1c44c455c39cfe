package io.paychain.launcher;

import io.paychain.embedded.DatabaseLogin;
import io.paychain.embedded.EmbeddedException;
import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.Migrator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * The command line.
 *
 * <ul>
 *   <li>{@code run}: starts everything and waits for Ctrl-C; the last step of a build
 *   <li>{@code run-if-built}: the same when the build is newer than every source, else nothing
 *   <li>{@code migrate}: migrates an outside database as its owner
 *   <li>{@code secrets}: makes passwords and keys in the data directory
 *   <li>{@code prepare}: migrates, deploys the contract, and writes the server's settings to {@code server.env}
 * </ul>
 */
public final class Launcher {

    private static final List<String> KEPT =
            List.of("pg", "pg.log", "redis", "chain", "keys", "server", "logs", "secrets.env", "service-keys.env");

    private final Progress progress = new Progress(System.out);
    private final StackSettings settings;
    private final BuildStamp stamp;
    private volatile boolean stopping;

    private Launcher(Path project, Map<String, String> environment) {
        Path data = Path.of(environment.getOrDefault(
                "PAYCHAIN_DATA_DIR", project.resolve("data").toString()));
        this.settings = StackSettings.application(Layout.ofProject(project, data), environment);
        this.stamp = new BuildStamp(project);
    }

    /** Runs a command; ends the JVM with 0 or, after one clear sentence, with 1. */
    public static void main(String[] arguments) {
        try {
            Path project = Path.of(System.getProperty("paychain.project", "")).toAbsolutePath();
            new Launcher(project, System.getenv()).execute(arguments.length == 0 ? "run" : arguments[0]);
        } catch (EmbeddedException | UncheckedIOException e) {
            System.out.println("\nPayChain cannot start. " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(String command) throws InterruptedException {
        switch (command) {
            case "run" -> {
                stamp.write(buildStart());
                run();
            }
            case "run-if-built" -> {
                if (stamp.isCurrent(settings.layout())) {
                    run();
                }
            }
            case "migrate" -> migrate();
            case "secrets" -> secrets();
            case "prepare" -> prepare();
            default -> throw new EmbeddedException("There is no command " + command + ".");
        }
    }

    /** Maven tells when it started; without it the stamp says nothing and the next start builds. */
    private static Instant buildStart() {
        String start = System.getProperty("paychain.build.start", "");
        return start.isEmpty() ? Instant.EPOCH : Instant.parse(start);
    }

    private void secrets() {
        PrivateFiles.createDirectory(settings.layout().data());
        Secrets.of(settings.layout());
        JwtKeys.ensure(settings.layout().keys());
    }

    private void prepare() {
        try (PayChainStack stack = PayChainStack.prepare(settings, progress)) {
            stack.startServices();
            PrivateFiles.write(settings.layout().data().resolve("server.env"), lines(stack.environment()));
        }
    }

    private static String lines(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private void migrate() {
        String because = "migrating needs the schema owner's login.";
        DatabaseLogin owner = new DatabaseLogin(
                settings.required("PAYCHAIN_DB_URL", because),
                settings.required("PAYCHAIN_DB_OWNER_USER", because),
                settings.required("PAYCHAIN_DB_OWNER_PASSWORD", because));
        String app = settings.setting("PAYCHAIN_DB_USER").orElse(EmbeddedPostgresServer.APP_ROLE);
        progress.line("Applied migrations: " + Migrator.migrate(owner, app));
    }

    private void run() throws InterruptedException {
        progress.line(
                "\nStarting PayChain with the data in " + settings.layout().data());
        PayChainStack stack = PayChainStack.prepare(settings, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop-paychain"));
        if (Boolean.parseBoolean(freshFlag())) {
            startAnew();
        }
        stack.startAll();
        welcome(stack.url());
        int code = stack.server().waitFor();
        if (stopping) {
            new CountDownLatch(1).await(); // the JVM ends when everything has been stopped
        }
        throw new EmbeddedException("The application server ended (exit code " + code + "); its log is "
                + stack.server().logFile() + ". Start again to go on with the same data.");
    }

    /** {@code -Dfresh} alone means true. */
    private static String freshFlag() {
        String value = System.getProperty("fresh", "false");
        return value.isEmpty() ? "true" : value;
    }

    private void startAnew() {
        progress.step("Deleting the old data", () -> {
            KEPT.forEach(
                    name -> PrivateFiles.deleteTree(settings.layout().data().resolve(name)));
            return KEPT;
        });
    }

    private void stop(PayChainStack stack) {
        stopping = true;
        progress.line("\nStopping PayChain …");
        stack.close();
        progress.line("Stopped; the data stays in " + settings.layout().data() + ".");
    }

    private void welcome(String url) {
        progress.line("""

                PayChain is ready: %s

                  In the browser   sign in with the demo wallet: ten test accounts, account 9 is the administrator
                  API              %s/openapi
                  Console          %s/admin
                  Service keys     %s
                  Logs             %s

                Ctrl-C stops everything; the data stays. To start anew: mvn -Prun -Dfresh
                """.formatted(
                        url,
                        url,
                        url,
                        settings.layout().serviceKeys(),
                        settings.layout().logs()));
    }
}
