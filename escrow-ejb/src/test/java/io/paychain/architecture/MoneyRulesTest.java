package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.paychain.architecture.planted.jobs.PaysByItself;
import io.paychain.escrow.domain.Escrow;
import io.paychain.jobs.domain.Job;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing but the indexer, and what follows it, says that money was locked, released or refunded (D10). */
class MoneyRulesTest {

    private static final Path MODULE = Path.of("target/classes");
    private static final JavaClasses PRODUCT = ProductClasses.ALL;
    private static final String PLANTED = "io.paychain.architecture.planted";
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(PLANTED);

    static Stream<Named<Function<MoneyRules, ArchRule>>> rules() {
        return Stream.of(
                Named.of("only the indexer books escrows", MoneyRules::onlyTheIndexerBooksEscrows),
                Named.of("only the follower moves pay", MoneyRules::onlyTheFollowerMovesPay),
                Named.of("pay is written in one place", MoneyRules::payIsWrittenInOnePlace));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void d10_product_holdsTheRule(Function<MoneyRules, ArchRule> rule) {
        rule.apply(new MoneyRules("io.paychain")).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void plantedBreach_isFound(Function<MoneyRules, ArchRule> rule) {
        ArchRule planted = rule.apply(new MoneyRules(PLANTED));
        assertThrows(AssertionError.class, () -> planted.check(BREACHES));
    }

    /** The rules name these classes and methods in words; a renamed one must not make them check nothing. */
    @Test
    void namesInTheRules_areThose() {
        assertEquals("io.paychain.escrow.domain.Escrow", Escrow.class.getName());
        assertEquals("io.paychain.jobs.domain.Job", Job.class.getName());
        assertTrue(calls(PRODUCT.get("io.paychain.jobs.adapter.JobFollower"), "released"));
        assertTrue(calls(PRODUCT.get("io.paychain.escrow.adapter.index.Booker"), "apply"));
    }

    private static boolean calls(com.tngtech.archunit.core.domain.JavaClass from, String method) {
        return from.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals(method));
    }

    @Test
    void d10_noStatement_writesJobsOrEscrows_pastTheirAggregates() throws Exception {
        assertEquals(java.util.List.of(), MoneyRules.statements(MODULE));
        Path planted =
                Path.of(PaysByItself.class.getResource("PaysByItself.class").toURI());
        assertEquals(java.util.List.of("PaysByItself.class"), MoneyRules.statements(planted.getParent()));
    }
}
