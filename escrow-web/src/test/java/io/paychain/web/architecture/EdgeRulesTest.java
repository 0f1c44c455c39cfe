package io.paychain.web.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both modules at the edge keep to the table, and a planted breach of each rule is found. */
class EdgeRulesTest {

    private static final JavaClasses EDGES =
            new ClassFileImporter().importPaths(Path.of("target/classes"), Path.of("../escrow-ws/target/classes"));
    private static final String PLANTED = "io.paychain.web.architecture.planted";
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(PLANTED);

    static Stream<Named<Function<EdgeRules, ArchRule>>> rules() {
        return Stream.of(
                Named.of("edges see only what the table allows", EdgeRules::edgesSeeOnlyWhatTheTableAllows),
                Named.of("edges touch no database", EdgeRules::edgesTouchNoDatabase),
                Named.of("edges ask the injected clock", EdgeRules::edgesAskTheInjectedClock));
    }

    @Test
    void bothModules_areLookedAt() {
        assertTrue(EDGES.contain("io.paychain.web.jobs.JobsResource"));
        assertTrue(EDGES.contain("io.paychain.ws.LiveEndpoint"), "build escrow-ws first");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void product_holdsTheRule(Function<EdgeRules, ArchRule> rule) {
        rule.apply(new EdgeRules("io.paychain")).check(EDGES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void plantedBreach_isFound(Function<EdgeRules, ArchRule> rule) {
        ArchRule planted = rule.apply(new EdgeRules(PLANTED));
        assertThrows(AssertionError.class, () -> planted.check(BREACHES));
    }

    /** Each place by itself, so that one breach does not hide that another is missed. */
    @ParameterizedTest
    @MethodSource("places")
    void eachForbiddenPlace_isFound(String place) {
        ArchRule planted = new EdgeRules(PLANTED).edgesSeeOnlyWhatTheTableAllows();
        AssertionError found = assertThrows(AssertionError.class, () -> planted.check(BREACHES));
        assertTrue(found.getMessage().contains(PLANTED + place), found.getMessage());
    }

    static Stream<String> places() {
        return Stream.of(".jobs.domain.Entity", ".jobs.adapter.Repository", ".platform.persistence.Statements");
    }
}
