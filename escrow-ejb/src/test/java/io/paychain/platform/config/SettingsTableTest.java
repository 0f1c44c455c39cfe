package io.paychain.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/operations.md} name every setting that anything here reads, and none besides. */
class SettingsTableTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern PROPERTY = Pattern.compile("\"(paychain(?:\\.[a-z]+)+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\bPAYCHAIN(?:_[A-Z]+)+\\b(?!_)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`PAYCHAIN_[A-Z_]+`(?:, `PAYCHAIN_[A-Z_]+`)*) \\|([^|\n]*)\\|([^|\n]*)\\|");

    /** System properties by which the build and tests talk to what they start; nobody sets them. */
    private static final Set<String> NO_SETTINGS = Set.of("PAYCHAIN_BUILD_START", "PAYCHAIN_CRASH", "PAYCHAIN_PROJECT");

    @Test
    void everySettingThatIsRead_isInTheTables_andTheOtherWayRound() throws IOException {
        Set<String> read = read();
        assertTrue(read.size() > 40, read.toString());
        assertEquals(read, documented());
    }

    @Test
    void everyRow_tellsDefaultAndMeaning() throws IOException {
        ROW.matcher(tables())
                .results()
                .forEach(row -> assertTrue(
                        row.group(3).strip().length() > 10 && !row.group(2).isBlank(), row.group()));
    }

    private static Set<String> documented() throws IOException {
        return ROW.matcher(tables())
                .results()
                .flatMap(row -> VARIABLE.matcher(row.group(1)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String tables() throws IOException {
        return Files.readString(PROJECT.resolve("docs/operations.md"));
    }

    /** What the product's code, scripts and configuration name; tests may have settings of their own. */
    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String part : new String[] {"escrow-ejb", "escrow-web", "escrow-ws", "server-config", "docker"}) {
            Files.walkFileTree(PROJECT.resolve(part), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Set<String> others = Set.of("target", "test", "node_modules", "frontend", "build");
                    return others.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().matches(".*\\.(java|sh|yaml|asadmin|txt|properties)")) {
                        collect(Files.readString(file), names);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        names.removeAll(NO_SETTINGS);
        return names;
    }

    private static void collect(String text, Set<String> names) {
        PROPERTY.matcher(text)
                .results()
                .map(found -> found.group(1).replace('.', '_').toUpperCase(Locale.ROOT))
                .forEach(names::add);
        VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
    }
}
