package io.paychain.launcher;

import io.paychain.embedded.DatabaseLogin;
import io.paychain.embedded.EmbeddedException;
import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.Migrator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command line: {@code run} (the default) starts everything and waits for Ctrl-C; {@code migrate} only migrates an
 * outside database as its owner.
 */
public final class Launcher {

    private static final List<String> KEPT =
            List.of("pg", "pg.log", "redis", "chain", "keys", "server", "logs", "secrets.env", "service-keys.env");

    private final Progress progress = new Progress(System.out);
    private final StackSettings settings;

    private Launcher(StackSettings settings) {
        this.settings = settings;
    }

    /** Runs a command; ends the JVM with 0 or, after one clear sentence, with 1. */
    public static void main(String[] arguments) {
        try {
            Map<String, String> environment = System.getenv();
            Path project = Path.of(System.getProperty("paychain.project", ""));
            Path data = Path.of(environment.getOrDefault(
                    "PAYCHAIN_DATA_DIR", project.resolve("data").toString()));
            Launcher launcher = new Launcher(StackSettings.application(Layout.ofProject(project, data), environment));
            if (arguments.length > 0 && arguments[0].equals("migrate")) {
                launcher.migrate();
            } else {
                launcher.run();
            }
        } catch (EmbeddedException | UncheckedIOException e) {
            System.out.println("\nPayChain cannot start. " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
