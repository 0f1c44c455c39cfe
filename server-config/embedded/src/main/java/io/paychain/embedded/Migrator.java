package io.paychain.embedded;

import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date as the role that owns it; the application's role has no DDL. */
public final class Migrator {

    /** Where the migrations of the application are: a folder of the class path. */
    public static final String DEFAULT_LOCATION = "classpath:db/migration";

    private Migrator() {}

    /**
     * Applies the missing migrations of the application's class path.
     *
     * @param owner login of the schema's owner
     * @param appRole name of the application's role, the placeholder {@code ${app_role}} of the migrations
     * @return how many migrations were applied
     * @throws EmbeddedException when the database cannot be reached or a migration fails
     */
    public static int migrate(DatabaseLogin owner, String appRole) {
        return migrate(owner, appRole, Migrator.class.getClassLoader(), DEFAULT_LOCATION);
    }

    /**
     * Applies the missing migrations of the given locations.
     *
     * @param owner login of the schema's owner
     * @param appRole name of the application's role, the placeholder {@code ${app_role}} of the migrations
     * @param classLoader where {@code classpath:} locations are looked up
     * @param locations Flyway locations, {@code classpath:…} or {@code filesystem:…}
     * @return how many migrations were applied
     * @throws EmbeddedException when the database cannot be reached or a migration fails
     */
    public static int migrate(DatabaseLogin owner, String appRole, ClassLoader classLoader, String... locations) {
        try {
            return configuration(owner, appRole, classLoader, locations).load().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new EmbeddedException(
                    "The database at " + owner.url() + " cannot be migrated: " + inOneLine(e.getMessage()), e);
        }
    }

    /** The first two lines say what is wrong; the rest is the library's advice. */
    private static String inOneLine(@Nullable String message) {
        return message == null ? "unknown reason" : message.lines().limit(2).collect(Collectors.joining(" "));
    }

    private static FluentConfiguration configuration(
            DatabaseLogin owner, String appRole, ClassLoader classLoader, String... locations) {
        FluentConfiguration configuration = Flyway.configure(classLoader)
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations(locations)
                .placeholders(Map.of("app_role", appRole))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        // CREATE INDEX CONCURRENTLY would wait for Flyway's own transactional lock for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
