package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorIT {

    private static EmbeddedPostgresServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgresServer.startTemporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** As a new database has it. */
    @AfterEach
    void emptyTheSchema() throws SQLException {
        try (Connection connection = server.superuser().open();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner");
            statement.execute("GRANT USAGE ON SCHEMA public TO PUBLIC");
        }
    }

    @Test
    void migrate_appliesOnceAndGrantsToTheAppRole() throws IOException, SQLException {
        script("V0001__first.sql", "create table t (id int); grant insert on t to ${app_role};");
        assertThat(migrate()).isEqualTo(1);
        assertThat(migrate()).isZero();
        try (Connection connection = server.app().open();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into t values (1)")).isEqualTo(1);
        }
    }

    @Test
    void migrate_canCreateAnIndexConcurrently() throws IOException {
        script("V0001__first.sql", "create table t (id int);");
        script("V0002__index.sql", "create index concurrently t_id on t (id);");
        assertThat(migrate()).isEqualTo(2);
    }

    @Test
    void migrate_brokenScript_isRefused() throws IOException {
        script("V0001__first.sql", "create tabel t (id int);");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("cannot be migrated");
    }

    private int migrate() {
        return Migrator.migrate(
                server.owner(),
                EmbeddedPostgresServer.APP_ROLE,
                getClass().getClassLoader(),
                "filesystem:" + directory.resolve("sql"));
    }

    private void script(String name, String sql) throws IOException {
        Files.createDirectories(directory.resolve("sql"));
        Files.writeString(directory.resolve("sql").resolve(name), sql);
    }
}
