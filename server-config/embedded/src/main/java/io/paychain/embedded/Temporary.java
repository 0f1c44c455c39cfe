package io.paychain.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Temporary directories, and services that must not outlive this JVM. */
final class Temporary {

    /** Linux's file system in memory, where making and dropping a database is a fifth of the kernel's work on a disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ENOUGH_BYTES = 4L << 30;

    private Temporary() {}

    /** A new directory: in memory where there is much of it, else where the JVM has its temporary files. */
    static Path directory(String prefix) {
        try {
            return hasRoom(MEMORY) ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasRoom(Path directory) {
        try {
            return Files.isWritable(directory) && Files.getFileStore(directory).getUsableSpace() > ENOUGH_BYTES;
        } catch (IOException e) {
            return false; // the other place will do
        }
    }

    /** Closes the service and deletes its directory when the JVM ends in an orderly way; closing twice is harmless. */
    static void closeAtExit(Stoppable service, Path directory) {
        Thread hook = new Thread(
                () -> {
                    service.close();
                    delete(directory);
                },
                "stop-" + directory.getFileName());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    /** A service whose {@code close} throws no checked exception. */
    @FunctionalInterface
    interface Stoppable {
        void close();
    }
}
