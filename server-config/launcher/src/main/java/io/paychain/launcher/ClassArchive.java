package io.paychain.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's classes in the form the JVM maps at once (class-data sharing): written when a first run ends, used by later
 * ones of whatever data directory, which then start in about half the time. The JVM compares class paths as they are
 * written, so every run has to name the server's jars in the same way: relative to its own home.
 */
final class ClassArchive {

    private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String UNFINISHED = ".unfinished";

    private final Path file;
    private final Path unfinished;
    private boolean writing;

    /**
     * @param layout the archive is kept beside the unpacked server that it is of
     * @param run distinguishes runs of the same time
     */
    ClassArchive(Layout layout, String run) {
        Path folder = layout.classArchives();
        String name = "classes-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_");
        file = folder.resolve(name + ".jsa");
        unfinished = folder.resolve(name + "-" + ProcessHandle.current().pid() + "-" + run + UNFINISHED);
        try {
            Files.createDirectories(folder);
            discardAbandoned(folder);
            discardIfOlderThan(layout.serverHome().resolve(".stamp"));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "the server starts without an archive of its classes", e);
        }
    }

    /** What servers left that were killed while they wrote. */
    private static void discardAbandoned(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
                if (Files.getLastModifiedTime(each).compareTo(limit) < 0) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private void discardIfOlderThan(Path stamp) throws IOException {
        if (Files.exists(file)
                && Files.exists(stamp)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(stamp)) < 0) {
            Files.deleteIfExists(file);
        }
    }

    /** Returns the JVM options of the next run: use the archive, or write it at the end where that is possible. */
    List<String> options() {
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
        }
        if (!Files.isWritable(file.getParent())) {
            return List.of();
        }
        writing = true;
        return List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Takes the archive into use when the run ended in an orderly way; half an archive is never used. */
    void ended(boolean orderly) {
        try {
            if (writing && orderly && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
