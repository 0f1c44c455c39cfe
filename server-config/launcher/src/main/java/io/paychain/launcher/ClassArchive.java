package io.paychain.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The server's classes in the form the JVM maps at once (class-data sharing): written when a first run ends, used by later
 * ones, which then start in about two thirds of the time.
 */
final class ClassArchive {

    private final Path file;
    private final Path unfinished;
    private boolean writing;

    ClassArchive(Path folder, Path serverHome) {
        String name = "classes-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_");
        this.file = folder.resolve(name + ".jsa");
        this.unfinished = folder.resolve(name + ".unfinished");
        discardIfOlderThan(serverHome.resolve(".stamp"));
    }

    private void discardIfOlderThan(Path stamp) {
        try {
            Files.deleteIfExists(unfinished);
            if (Files.exists(file)
                    && Files.exists(stamp)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(stamp)) < 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the JVM options of the next run: use the archive, or write it at the end. */
    List<String> options() {
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
        }
        writing = true;
        return List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Takes the archive into use when the run ended in an orderly way; half an archive is never used. */
    void ended(boolean orderly) {
        try {
            if (writing && orderly && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
