package io.paychain.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may say that money moved (D10): only the indexer writes escrows, and only the jobs' subscriber to
 * their events writes {@code locked}, {@code released} and {@code refunded}. Over a base package, so that
 * planted breaches can be tried.
 */
final class MoneyRules {

    private static final Set<String> BOOKING = Set.of("<init>", "stand", "apply", "restore");
    private static final Set<String> PAYING =
            Set.of("locked", "lockedUnwanted", "lockLeft", "released", "refunded", "settled", "rolledBack");

    /** Tables and entities of which rows change through their aggregates only. */
    private static final Pattern SQL = Pattern.compile(
            "(?:update|insert\\s+into|merge\\s+into|delete\\s+from)\\s+(?:only\\s+)?(?:jobs|escrow|Job|JobRow|Escrow|EscrowRow)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String base;

    MoneyRules(String base) {
        this.base = base;
    }

    /** Escrows are made and moved by the indexer's booking alone. */
    ArchRule onlyTheIndexerBooksEscrows() {
        return noCall(
                "escrow.domain.Escrow",
                BOOKING,
                caller -> caller.getPackageName().equals(base + ".escrow.adapter.index"));
    }

    /** A job's pay is moved by the subscriber to escrow events alone. */
    ArchRule onlyTheFollowerMovesPay() {
        return noCall("jobs.domain.Job", PAYING, caller -> caller.getName().equals(base + ".jobs.adapter.JobFollower"));
    }

    private ArchRule noCall(String owner, Set<String> methods, Predicate<JavaClass> allowed) {
        String target = base + "." + owner;
        return classes(c -> !c.getName().equals(target) && !allowed.test(c))
                .should(condition(
                        "leave " + owner + " alone",
                        c -> c.getAccessesFromSelf().stream()
                                .filter(access ->
                                        access.getTargetOwner().getName().equals(target)
                                                && methods.contains(
                                                        access.getTarget().getName()))
                                .map(JavaAccess::getDescription)));
    }

    /** The field is written where the state machine, or the rollback to the chain's word, decides. */
    ArchRule payIsWrittenInOnePlace() {
        Set<String> writers = Set.of(
                base + ".jobs.domain.Job.pay",
                base + ".jobs.domain.Rollback.apply",
                base + ".jobs.domain.JobRow.<init>");
        return classes(c -> true)
                .should(condition(
                        "write no payment status",
                        c -> c.getFieldAccessesFromSelf().stream()
                                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET
                                        && access.getTarget().getName().equals("paymentStatus")
                                        && access.getTargetOwner()
                                                .getPackageName()
                                                .equals(base + ".jobs.domain")
                                        && !writers.contains(
                                                access.getOriginOwner().getName() + "."
                                                        + access.getOrigin().getName()))
                                .map(JavaAccess::getDescription)));
    }

    /** Class files below a folder that hold a statement writing jobs or escrows past their aggregates. */
    static List<String> statements(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> SQL.matcher(text(file)).find())
                    .map(file -> classes.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Constants stand in class files as they are. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction classes(Predicate<JavaClass> which) {
        return ArchRuleDefinition.classes().that(DescribedPredicate.describe("of the product", which));
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.Function<JavaClass, Stream<String>> breaches) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                breaches.apply(item).forEach(breach -> events.add(SimpleConditionEvent.violated(item, breach)));
            }
        };
    }
}
