package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/decisions.md} names tests that exist. */
class DecisionsTableTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)::(\\w+)`");

    @Test
    void everyTestThatTheTableNames_isThere() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = NAMED.matcher(Files.readString(PROJECT.resolve("docs/decisions.md")))
                .results()
                .toList();
        assertTrue(named.size() > 100, "names found: " + named.size());
        List<String> missing = named.stream()
                .filter(name -> !tests.getOrDefault(name.group(1), "").contains(" " + name.group(2) + "("))
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), missing);
    }

    /** The text of every test by the name of its file, without what follows the first dot. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String part :
                new String[] {"contracts", "escrow-ejb", "escrow-web", "escrow-ws", "escrow-ear", "server-config"}) {
            Files.walkFileTree(PROJECT.resolve(part), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Set<String> others = Set.of("target", "main", "node_modules", "lib", "out", "cache");
                    return others.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    if (name.matches("\\w+(Test|IT)\\.java|\\w+\\.t\\.sol")) {
                        tests.put(name.substring(0, name.indexOf('.')), Files.readString(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return tests;
    }
}
