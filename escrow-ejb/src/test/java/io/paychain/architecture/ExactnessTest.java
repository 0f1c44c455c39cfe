package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No binary floating point in the business code: no amount can pass through one. */
class ExactnessTest {

    private static final Set<String> FLOATS = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    /** Reads an amount through a float. */
    @SuppressWarnings("unused")
    private static final class Call {
        static BigDecimal half(BigDecimal amount) {
            return BigDecimal.valueOf(amount.doubleValue());
        }
    }

    /** Keeps one. */
    @SuppressWarnings("unused")
    private record Kept(float rate) {}

    @ParameterizedTest
    @ValueSource(classes = {Call.class, Kept.class})
    void plantedBreach_isFound(Class<?> breach) {
        JavaClasses planted = new ClassFileImporter().importClasses(breach);
        assertThrows(AssertionError.class, () -> rule().check(planted));
    }

    @org.junit.jupiter.api.Test
    void d34_noFloat_isKeptGivenOrTaken() {
        JavaClasses product = ProductClasses.ALL;
        assertTrue(product.contain("io.paychain.shared.money.Money"));
        rule().check(product);
    }

    private static ArchRule rule() {
        return ArchRuleDefinition.classes().should(new ArchCondition<>("hold no float") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Stream.concat(kept(item), passed(item))
                        .forEach(breach -> events.add(SimpleConditionEvent.violated(item, breach)));
            }
        });
    }

    private static Stream<String> kept(JavaClass item) {
        return item.getFields().stream()
                .filter(field -> isFloat(field.getRawType()))
                .map(field -> field.getFullName() + " is a float");
    }

    private static Stream<String> passed(JavaClass item) {
        return item.getCodeUnitCallsFromSelf().stream()
                .filter(call -> isFloat(call.getTarget().getRawReturnType())
                        || call.getTarget().getRawParameterTypes().stream().anyMatch(ExactnessTest::isFloat))
                .map(call -> call.getDescription());
    }

    private static boolean isFloat(JavaClass type) {
        return FLOATS.contains(type.getName());
    }
}
