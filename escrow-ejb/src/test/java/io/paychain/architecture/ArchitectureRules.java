package io.paychain.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;

/**
 * The module's architecture as rules over a base package, so that the same rules run on the product
 * and on planted breaches.
 */
final class ArchitectureRules {

    private static final Set<String> FOUNDATIONS = Set.of("shared", "platform");

    /** The generated contract wrapper: a technology, so for adapters only. */
    private static final String GENERATED_WRAPPERS = "contracts";

    private final String base;

    ArchitectureRules(String base) {
        this.base = base;
    }

    /** Every package directly under the base is a foundation or in the feature table. */
    ArchRule everyPackageIsInTheTable() {
        return classes(c -> !feature(c).isEmpty())
                .should(condition("be in a package of the feature table", (c, out) -> {
                    String f = feature(c);
                    if (!FOUNDATIONS.contains(f) && !FeatureTable.MAY_USE.containsKey(f)) {
                        out.violated(c, c.getName() + " is in package '" + f + "', which the table does not name");
                    }
                }));
    }

    /** A feature uses only the roots and api packages of the features the table allows it. */
    ArchRule featuresUseOnlyWhatTheTableAllows() {
        return classes(c -> FeatureTable.MAY_USE.containsKey(feature(c)))
                .should(condition(
                        "use only features of the table",
                        (c, out) -> c.getDirectDependenciesFromSelf().forEach(d -> checkFeature(c, d, out))));
    }

    private void checkFeature(JavaClass from, Dependency dependency, Violations out) {
        String mine = feature(from);
        JavaClass to = dependency.getTargetClass();
        String theirs = feature(to);
        boolean wrapper = theirs.equals(GENERATED_WRAPPERS) && place(from).equals("adapter");
        if (theirs.isEmpty() || theirs.equals(mine) || FOUNDATIONS.contains(theirs) || wrapper) {
            return;
        }
        boolean allowed = (FeatureTable.MAY_USE.getOrDefault(mine, Set.of()).contains(theirs) && isRootOrApi(to))
                || (FeatureTable.API_OF_ALL_BELOW.contains(mine) && place(to).equals("api"));
        if (!allowed) {
            out.violated(from, dependency.getDescription());
        }
    }

    /** The kernel uses the JDK, itself, null annotations and ApplicationException only. */
    ArchRule sharedUsesTheJdkOnly() {
        return classes(c -> feature(c).equals("shared"))
                .should(condition(
                        "use the JDK only",
                        (c, out) -> c.getDirectDependenciesFromSelf().forEach(d -> {
                            String to = d.getTargetClass().getName();
                            boolean ok = to.startsWith("java.")
                                    || to.startsWith(base + ".shared")
                                    || to.startsWith("org.jspecify.")
                                    || to.equals("jakarta.ejb.ApplicationException")
                                    || d.getTargetClass().isPrimitive()
                                    || d.getTargetClass().isArray();
                            if (!ok) {
                                out.violated(c, d.getDescription());
                            }
                        })));
    }

    /** The platform knows no feature. */
    ArchRule platformKnowsNoFeature() {
        return classes(c -> feature(c).equals("platform"))
                .should(condition(
                        "know no feature",
                        (c, out) -> c.getDirectDependenciesFromSelf().forEach(d -> {
                            if (FeatureTable.MAY_USE.containsKey(feature(d.getTargetClass()))) {
                                out.violated(c, d.getDescription());
                            }
                        })));
    }

    /** Domain packages know the JDK, the kernel, their own feature and JPA annotations. */
    ArchRule domainKnowsNoTechnology() {
        return classes(c -> place(c).equals("domain"))
                .should(condition(
                        "know no technology but JPA annotations",
                        (c, out) -> c.getDirectDependenciesFromSelf().forEach(d -> checkDomain(c, d, out))));
    }

    private void checkDomain(JavaClass from, Dependency dependency, Violations out) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        String name = to.getName();
        boolean technology = (name.startsWith("jakarta.") && !name.startsWith("jakarta.persistence."))
                || name.startsWith("org.web3j.")
                || name.startsWith("fr.acinq.")
                || name.startsWith("redis.")
                || name.startsWith("com.nimbusds.")
                || name.startsWith("com.fasterxml.")
                || name.startsWith("java.sql.")
                || name.startsWith("java.net.http.");
        if (technology || place(to).equals("adapter")) {
            out.violated(from, dependency.getDescription());
        }
    }

    /** Domain code asks for no time or randomness of its own: both are passed in. */
    ArchRule domainTakesTimeFromOutside() {
        return ArchRuleDefinition.noClasses()
                .that(predicate("in a domain package", c -> place(c).equals("domain")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .allowEmptyShould(true);
    }

    private boolean isRootOrApi(JavaClass c) {
        String place = place(c);
        return place.isEmpty() || place.equals("api");
    }

    /** The first package segment under the base; empty for classes outside it. */
    private String feature(JavaClass c) {
        return segment(c, 0);
    }

    /** The second package segment under the base: api, domain, adapter, or empty for the root. */
    private String place(JavaClass c) {
        return segment(c, 1);
    }

    private String segment(JavaClass c, int index) {
        String name = c.getBaseComponentType().getPackageName();
        if (!name.startsWith(base + ".")) {
            return "";
        }
        String[] parts = name.substring(base.length() + 1).split("\\.", -1);
        return parts.length > index ? parts[index] : "";
    }

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction classes(
            java.util.function.Predicate<JavaClass> which) {
        return ArchRuleDefinition.classes().that(predicate("of the product", which));
    }

    private static DescribedPredicate<JavaClass> predicate(
            String description, java.util.function.Predicate<JavaClass> which) {
        return DescribedPredicate.describe(description, which);
    }

    /** Collects violations of one class. */
    interface Violations {
        void violated(JavaClass c, String what);
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.BiConsumer<JavaClass, Violations> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                check.accept(item, (c, what) -> events.add(SimpleConditionEvent.violated(c, what)));
            }
        };
    }
}
