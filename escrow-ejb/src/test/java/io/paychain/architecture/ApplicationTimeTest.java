package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Application time is one clock, which is injected and which a test clock can move. */
class ApplicationTimeTest {

    private static final Path CLASSES = Path.of("target/classes/io/paychain");
    private static final List<String> DATABASE_TIME =
            List.of("now()", "timestamp()", "current_timestamp", "current_date");

    /**
     * Whose SQL may ask the database for the time: leases, pauses and ages of seconds, written and compared by the same
     * clock, and the notes of when a row was touched. Users and SessionCallers add the test clock to it.
     */
    private static final Set<String> BY_THE_DATABASE = Set.of(
            "admin/EventDeliveries",
            "escrow/adapter/JpaEscrows",
            "escrow/adapter/SqlFundings",
            "escrow/adapter/index/BlockStore",
            "escrow/adapter/index/EventRows",
            "escrow/adapter/relay/RelayDesk",
            "escrow/adapter/relay/RelayFigures",
            "identity/adapter/SessionCallers",
            "identity/adapter/Users",
            "platform/outbox/Cursors");

    /** Asks the machine in one of the ways. */
    @SuppressWarnings("unused")
    private static final class Asks {
        static Instant when() {
            return Instant.now();
        }
    }

    /** Another. */
    @SuppressWarnings("unused")
    private static final class AsksForTheDay {
        static LocalDate today() {
            return LocalDate.now(Clock.systemUTC());
        }
    }

    /** Another. */
    @SuppressWarnings("unused")
    private static final class AsksForMillis {
        static long when() {
            return System.currentTimeMillis();
        }
    }

    @Test
    void product_asksTheInjectedClock() {
        JavaClasses product = ProductClasses.ALL;
        assertTrue(product.contain("io.paychain.platform.time.Clocks"));
        rule().check(product);
    }

    @ParameterizedTest
    @ValueSource(classes = {Asks.class, AsksForTheDay.class, AsksForMillis.class})
    void plantedBreach_isFound(Class<?> breach) {
        JavaClasses planted = new ClassFileImporter().importClasses(breach);
        assertThrows(AssertionError.class, () -> rule().check(planted));
    }

    private static ArchRule rule() {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.paychain.platform.time")
                .should()
                .callMethodWhere(DescribedPredicate.describe("asks the machine's clock", ApplicationTimeTest::machine));
    }

    private static boolean machine(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        boolean now = name.equals("now")
                && owner.startsWith("java.time.")
                && call.getTarget().getRawParameterTypes().isEmpty();
        return now
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
    }

    @Test
    void sqlOfBusinessRules_getsTheTime() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<String> asking = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> asksTheDatabase(read(file)))
                    .map(file -> CLASSES.relativize(file).toString().replaceFirst("(\\$.*)?\\.class$", ""))
                    .distinct()
                    .sorted()
                    .toList();
            assertEquals(BY_THE_DATABASE.stream().sorted().toList(), asking);
        }
    }

    /** Statements stand in the constants of a class; a method that is called {@code now} has its brackets elsewhere. */
    @Test
    void plantedSql_isFound() throws IOException {
        String name = Asks.class.getName().replace('.', '/') + ".class";
        assertFalse(asksTheDatabase(read(Path.of("target/test-classes").resolve(name))));
        String planted = PlantedSql.class.getName().replace('.', '/') + ".class";
        assertTrue(asksTheDatabase(read(Path.of("target/test-classes").resolve(planted))));
    }

    /** A statement with a time of its own. */
    @SuppressWarnings("unused")
    private static final class PlantedSql {
        static String sql(String table) {
            return "delete from " + table + " where ended_at < now() - interval '1 day'";
        }
    }

    private static boolean asksTheDatabase(String constants) {
        String lower = constants.toLowerCase(Locale.ROOT);
        return DATABASE_TIME.stream().anyMatch(lower::contains);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
