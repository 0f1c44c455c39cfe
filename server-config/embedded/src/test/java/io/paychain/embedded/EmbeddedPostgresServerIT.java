package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

    private static final DatabasePasswords PASSWORDS = DatabasePasswords.random();

    /** What the first start has made; the tests begin with copies of it, which costs less than making one. */
    @TempDir
    static Path firstStart;

    @TempDir
    Path directory;

    @BeforeAll
    static void startAnew() {
        EmbeddedPostgresServer.start(firstStart.resolve("pg"), 0, PASSWORDS).close();
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> paths = Files.walk(firstStart.resolve("pg"))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path to = directory.resolve(firstStart.relativize(path).toString());
                Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void start_makesDurablePasswordProtectedDatabase() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            assertThat(show(server, "fsync")).isEqualTo("on");
            assertThat(show(server, "synchronous_commit")).isEqualTo("on");
            assertThat(show(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(server, "server_version")).startsWith("16.");
            DatabaseLogin wrong = new DatabaseLogin(server.jdbcUrl(), EmbeddedPostgresServer.APP_ROLE, "wrong");
            assertThatThrownBy(wrong::open).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void appRole_hasNoDdl() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            assertThatThrownBy(() -> execute(server.app(), "create table t (id int)"))
                    .hasMessageContaining("permission denied");
            execute(server.owner(), "create table t (id int)");
            assertThatThrownBy(() -> execute(server.app(), "insert into t values (1)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void secondStart_keepsData() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            execute(server.owner(), "create table t as select 42 as answer");
        }
        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server.owner(), "select answer from t")).isEqualTo("42");
            assertThat(show(server, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void killedServer_restartsWithCommittedData() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            execute(server.owner(), "create table t as select 7 as answer");
            server.kill();
            assertThat(server.isAlive()).isFalse();
            server.restart();
            assertThat(query(server.owner(), "select answer from t")).isEqualTo("7");
        }
    }

    @Test
    void serverOfKilledJvm_isStoppedByNextStart() throws Exception {
        Process launcher = ServerStarter.startJvm(directory.resolve("pg"), PASSWORDS);
        launcher.destroyForcibly().waitFor();
        ProcessHandle abandoned = Postmaster.of(directory.resolve("pg")).orElseThrow();
        try (EmbeddedPostgresServer server = start()) {
            assertThat(abandoned.isAlive()).isFalse();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void staleRecordOfAnotherProgram_isRemoved() throws IOException {
        Files.writeString(
                directory.resolve("pg/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgresServer server = start()) {
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void damagedDirectory_isRefusedAtOnce() throws IOException {
        Files.delete(directory.resolve("pg/global/pg_control"));
        assertThatThrownBy(this::start).isInstanceOf(EmbeddedException.class).hasMessageContaining("is damaged");
    }

    @Test
    void otherPasswords_areRefusedInOneSentence() {
        assertThatThrownBy(() -> EmbeddedPostgresServer.start(
                        directory.resolve("pg"), 0, DatabasePasswords.random(), Duration.ofSeconds(3)))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("password authentication failed");
        Postmaster.endLeftover(directory.resolve("pg"));
    }

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(directory.resolve("pg"), 0, PASSWORDS);
    }

    private static String show(EmbeddedPostgresServer server, String setting) throws SQLException {
        return query(server.superuser(), "show " + setting);
    }

    private static String query(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
