package io.paychain.web.openapi;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.paychain.shared.error.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which refusals a route can answer: every constant of a {@link Problem} that the code names which the route's method
 * can come to, by calls, references and whatever implements what is called. What filters and interceptors around all
 * routes refuse is not among them.
 */
final class ReachedRefusals {

    private static final String OURS = "io.paychain";

    private final JavaClasses classes;

    /** Reads our classes, and nobody else's: that would take most of the time. */
    ReachedRefusals() {
        classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(OURS);
        });
    }

    /** By operation and status, the codes in their order. */
    Map<String, Map<String, List<String>>> of(List<Class<?>> resources) {
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        for (Class<?> resource : resources) {
            for (Route route : Route.of(resource)) {
                Map<String, List<String>> found = of(route);
                if (!found.isEmpty()) {
                    all.put(route.id(), found);
                }
            }
        }
        return all;
    }

    private Map<String, List<String>> of(Route route) {
        JavaCodeUnit start = classes.get(route.method().getDeclaringClass())
                .getMethod(route.method().getName(), route.method().getParameterTypes());
        Map<String, Set<String>> codes = new TreeMap<>();
        for (JavaCodeUnit unit : reached(start)) {
            unit.getFieldAccesses().stream()
                    .map(access -> access.getTarget())
                    .flatMap(ReachedRefusals::constant)
                    .forEach(problem -> codes.computeIfAbsent(
                                    String.valueOf(problem.kind().status()), status -> new TreeSet<>())
                            .add(problem.name()));
        }
        return codes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue()), (one, other) -> one, TreeMap::new));
    }

    private static Stream<Problem> constant(AccessTarget.FieldAccessTarget field) {
        JavaClass owner = field.getOwner();
        if (!owner.isEnum() || !owner.isAssignableTo(Problem.class)) {
            return Stream.empty();
        }
        return Stream.of(owner.reflect().getEnumConstants())
                .map(Problem.class::cast)
                .filter(problem -> problem.name().equals(field.getName()));
    }

    private Set<JavaCodeUnit> reached(JavaCodeUnit start) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            next(open.pop()).filter(seen::add).forEach(open::push);
        }
        return seen;
    }

    private static Stream<JavaCodeUnit> next(JavaCodeUnit unit) {
        Stream<? extends AccessTarget.CodeUnitAccessTarget> targets = Stream.of(
                        unit.getCallsFromSelf(), unit.getCodeUnitReferencesFromSelf())
                .flatMap(Set::stream)
                .map(access -> access.getTarget());
        return targets.filter(target -> target.getOwner().getPackageName().startsWith(OURS))
                .flatMap(target -> target.resolveMember().stream())
                .flatMap(ReachedRefusals::meant);
    }

    /** A method, or for one without a body all that give it one. */
    private static Stream<JavaCodeUnit> meant(JavaCodeUnit unit) {
        if (!unit.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return Stream.of(unit);
        }
        Function<JavaClass, Stream<JavaCodeUnit>> same =
                type -> type.tryGetMethod(unit.getName(), names(unit)).map(JavaCodeUnit.class::cast).stream();
        return unit.getOwner().getAllSubclasses().stream().flatMap(same);
    }

    private static String[] names(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }
}
