package io.paychain.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version that the application asks for is the one that it is packaged with. */
class SchemaCheckTest {

    private static final Pattern NAME = Pattern.compile("V([0-9]{4})__[a-z0-9_]+\\.sql");

    @Test
    void needed_isTheNewestPackagedMigration() throws Exception {
        List<Integer> versions = versions();
        assertEquals(SchemaCheck.NEEDED, versions.get(versions.size() - 1), "raise SchemaCheck.NEEDED");
    }

    @Test
    void migrations_haveNoTwins() throws Exception {
        assertEquals(versions().stream().distinct().toList(), versions());
    }

    private static List<Integer> versions() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SchemaCheck.class.getResource("/db/migration"), "migrations")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> version(String.valueOf(f.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static int version(String file) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalStateException(file + " is not named as a migration");
        }
        return Integer.parseInt(name.group(1));
    }
}
