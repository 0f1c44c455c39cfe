package io.paychain.launcher;

import io.paychain.embedded.DatabaseLogin;
import io.paychain.embedded.EmbeddedPostgresServer;
import io.paychain.embedded.Migrator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of a running PayChain: embedded, or an outside one named by {@code PAYCHAIN_DB_URL}. */
public final class Database implements AutoCloseable {

    private final @Nullable EmbeddedPostgresServer embedded;
    private final @Nullable DatabaseLogin owner;
    private final DatabaseLogin app;

    private Database(@Nullable EmbeddedPostgresServer embedded, @Nullable DatabaseLogin owner, DatabaseLogin app) {
        this.embedded = embedded;
        this.owner = owner;
        this.app = app;
    }

    static Database start(StackSettings settings, Secrets secrets) {
        return settings.setting("PAYCHAIN_DB_URL")
                .map(url -> outside(settings, url))
                .orElseGet(() -> embedded(settings, secrets));
    }

    private static Database embedded(StackSettings settings, Secrets secrets) {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
                settings.layout().database(), PortChoice.of(settings.ports().database()), secrets.database());
        return new Database(server, server.owner(), server.app());
    }

    private static Database outside(StackSettings settings, String url) {
        String because = "PAYCHAIN_DB_URL names an outside database.";
        DatabaseLogin app = new DatabaseLogin(
                url,
                settings.required("PAYCHAIN_DB_USER", because),
                settings.required("PAYCHAIN_DB_PASSWORD", because));
        Optional<String> user = settings.setting("PAYCHAIN_DB_OWNER_USER");
        return new Database(
                null,
                user.map(name -> new DatabaseLogin(
                                url,
                                name,
                                settings.required("PAYCHAIN_DB_OWNER_PASSWORD", "PAYCHAIN_DB_OWNER_USER is set.")))
                        .orElse(null),
                app);
    }

    /** Applies the missing migrations as the schema's owner; without an owner's login that is an operator's task. */
    int migrate() {
        return owner == null ? 0 : Migrator.migrate(owner, app.user());
    }

    /** Returns the application's login. */
    public DatabaseLogin app() {
        return app;
    }

    /** Returns the embedded server, for tests that stop or kill it; empty when the database is an outside one. */
    public Optional<EmbeddedPostgresServer> embedded() {
        return Optional.ofNullable(embedded);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PAYCHAIN_DB_URL", app.url());
        settings.put("PAYCHAIN_DB_USER", app.user());
        settings.put("PAYCHAIN_DB_PASSWORD", app.password());
        return settings;
    }

    @Override
    public void close() {
        embedded().ifPresent(EmbeddedPostgresServer::close);
    }
}
