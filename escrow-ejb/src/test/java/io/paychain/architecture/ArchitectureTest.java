package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the feature table, and shows with planted breaches that each rule can fail. */
class ArchitectureTest {

    private static final String PRODUCT = "io.paychain";
    private static final String PLANTED = "io.paychain.architecture.planted";

    private static final JavaClasses MODULE = ProductClasses.ALL;
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(PLANTED);

    static Stream<Named<Function<ArchitectureRules, ArchRule>>> rules() {
        return Stream.of(
                Named.of("every package is in the table", ArchitectureRules::everyPackageIsInTheTable),
                Named.of("features use what the table allows", ArchitectureRules::featuresUseOnlyWhatTheTableAllows),
                Named.of("shared uses the JDK only", ArchitectureRules::sharedUsesTheJdkOnly),
                Named.of("platform knows no feature", ArchitectureRules::platformKnowsNoFeature),
                Named.of("domain knows no technology", ArchitectureRules::domainKnowsNoTechnology),
                Named.of("domain takes time from outside", ArchitectureRules::domainTakesTimeFromOutside));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void product_holdsTheRule(Function<ArchitectureRules, ArchRule> rule) {
        assertFalse(MODULE.isEmpty());
        rule.apply(new ArchitectureRules(PRODUCT)).allowEmptyShould(true).check(MODULE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void plantedBreach_isFound(Function<ArchitectureRules, ArchRule> rule) {
        assertTrue(BREACHES.size() > 5);
        ArchRule planted = rule.apply(new ArchitectureRules(PLANTED));
        assertThrows(AssertionError.class, () -> planted.check(BREACHES));
    }
}
