package io.paychain.web.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the modules at the edge, {@code web} and {@code ws}, may see of the business code: services and
 * {@code api} of features, the kernel and a few technical services; never an entity or a repository.
 * Over a base package, so that planted breaches can be tried.
 */
final class EdgeRules {

    private static final Set<String> EDGES = Set.of("web", "ws");
    private static final Set<String> PLATFORM = Set.of("live", "idempotency", "config", "redis", "log", "health");
    private static final Set<String> DATABASE = Set.of(
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.PersistenceContext",
            "javax.sql.DataSource",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.PreparedStatement");

    private final String base;

    EdgeRules(String base) {
        this.base = base;
    }

    /** Only services and {@code api} of features, the kernel, and the technical services of the table. */
    ArchRule edgesSeeOnlyWhatTheTableAllows() {
        return edges("see what architecture.md allows", dependency -> forbidden(dependency.getTargetClass()));
    }

    private boolean forbidden(JavaClass target) {
        String name = target.getBaseComponentType().getPackageName();
        if (!name.startsWith(base + ".")) {
            return false;
        }
        String[] parts = name.substring(base.length() + 1).split("\\.", -1);
        String place = parts.length > 1 ? parts[1] : "";
        if (EDGES.contains(parts[0]) || parts[0].equals("shared")) {
            return false;
        }
        return parts[0].equals("platform") ? !PLATFORM.contains(place) : !place.isEmpty() && !place.equals("api");
    }

    /** No statement of its own: whatever they read or change goes through a service. */
    ArchRule edgesTouchNoDatabase() {
        return edges(
                "touch no database",
                dependency -> DATABASE.contains(dependency.getTargetClass().getName()));
    }

    /** Application time is the injected clock's, which a test clock can move. */
    ArchRule edgesAskTheInjectedClock() {
        return edges(
                "ask the injected clock",
                (item, out) -> item.getMethodCallsFromSelf().stream()
                        .filter(EdgeRules::machine)
                        .forEach(call -> out.accept(call.getDescription())));
    }

    private static boolean machine(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        boolean now = call.getName().equals("now") && owner.startsWith("java.time.");
        return now
                || (owner.equals("java.time.Clock") && call.getName().startsWith("system"))
                || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    private ArchRule edges(String what, Predicate<Dependency> breach) {
        return edges(
                what,
                (item, out) -> item.getDirectDependenciesFromSelf().stream()
                        .filter(breach)
                        .forEach(found -> out.accept(found.getDescription())));
    }

    private ArchRule edges(String what, BiConsumer<JavaClass, Consumer<String>> check) {
        Set<String> edges = Set.of(base + ".web", base + ".ws");
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe(
                        "at the edge",
                        c -> edges.stream().anyMatch(edge -> (c.getPackageName() + ".").startsWith(edge + "."))))
                .should(new ArchCondition<>(what) {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        check.accept(item, found -> events.add(SimpleConditionEvent.violated(item, found)));
                    }
                });
    }
}
