package io.paychain.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DatabaseLogin;
import io.paychain.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that does not fit stops the start with one sentence; a newer one does not. */
class SchemaCheckIT {

    private TestDatabase database;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void fittingAndNewerSchemas_areTaken() throws SQLException {
        assertDoesNotThrow(this::check);
        asOwner(
                "insert into flyway_schema_history select installed_rank + 1, '9999', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success from flyway_schema_history"
                        + " order by installed_rank desc limit 1");
        assertDoesNotThrow(this::check, "servers are replaced one by one");
    }

    @Test
    void olderSchema_isRefused_namingBothVersions() throws SQLException {
        asOwner("delete from flyway_schema_history where version::int >= " + SchemaCheck.NEEDED);
        assertTrue(refusal().startsWith("The database schema is at version "), refusal());
        assertTrue(
                refusal()
                        .endsWith(
                                "; this application needs " + SchemaCheck.NEEDED + ". Migrate it as its owner first."),
                refusal());
    }

    @Test
    void migrationThatFailed_doesNotCount() throws SQLException {
        asOwner("update flyway_schema_history set success = false where version::int = " + SchemaCheck.NEEDED);
        assertTrue(refusal().endsWith("Migrate it as its owner first."), refusal());
    }

    @Test
    void emptyDatabase_isRefused_asVersion0() throws SQLException {
        asOwner("drop table flyway_schema_history");
        assertEquals(
                "The database schema is at version 0; this application needs " + SchemaCheck.NEEDED
                        + ". Migrate it as its owner first.",
                refusal());
    }

    @Test
    void databaseThatIsNotThere_isRefused_namingTheSetting() {
        long from = System.nanoTime();
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> SchemaCheck.check("jdbc:postgresql://127.0.0.1:1/x", "u", "secret", Duration.ofSeconds(1)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("The database named by paychain.db.url"));
        assertTrue(!String.valueOf(refused.getMessage()).contains("secret"));
        assertTrue(System.nanoTime() - from > 1_000_000_000L, "one that is only late must be waited for");
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(IllegalStateException.class, this::check).getMessage());
    }

    private void check() {
        DatabaseLogin app = database.server().app();
        SchemaCheck.check(database.url(), app.user(), app.password(), Duration.ZERO);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection c = database.ownerDataSource().getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
