package io.paychain.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Unpacks a program that travels inside a jar into a directory of the current user, once per version. */
final class NativeBinary {

    private NativeBinary() {}

    /** Where the programs of this user are unpacked: {@code ~/.cache/paychain}. */
    static Path cacheDirectory() {
        return Path.of(System.getProperty("user.home"), ".cache", "paychain");
    }

    /** Returns the platform in the form {@code linux-amd64}, {@code linux-arm64}, {@code darwin-arm64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.startsWith("mac") ? "darwin" : "linux") + "-" + (isArm(cpu) ? "arm64" : "amd64");
    }

    private static boolean isArm(String cpu) {
        return cpu.equals("aarch64") || cpu.equals("arm64");
    }

    /** Where a program comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Opens the program's bytes; the caller closes the stream.
         *
         * @throws EmbeddedException when there is none for this platform
         */
        InputStream open() throws IOException;
    }

    /**
     * Returns the path of the executable file, unpacked first when missing.
     *
     * @param fileName name in the cache, with a version so that another version never reuses it
     * @throws EmbeddedException when it cannot be unpacked
     */
    static Path unpack(String fileName, Source source) {
        Path directory = cacheDirectory();
        Path target = directory.resolve(fileName);
        if (Files.isExecutable(target)) {
            return target;
        }
        try {
            Files.createDirectories(directory);
            unpackLocked(directory, target, source);
            return target;
        } catch (IOException e) {
            throw new EmbeddedException("Cannot unpack " + fileName + " into " + directory + ": " + e.getMessage(), e);
        }
    }

    /** One process at a time unpacks; the atomic move means that nobody ever runs half a program. */
    private static void unpackLocked(Path directory, Path target, Source source) throws IOException {
        Path lockFile = directory.resolve(target.getFileName() + ".lock");
        synchronized (NativeBinary.class) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(target)) {
                    copyAndMove(directory, target, source);
                }
            }
        }
    }

    private static void copyAndMove(Path directory, Path target, Source source) throws IOException {
        Path part = Files.createTempFile(directory, "unpack", ".part");
        try (InputStream in = source.open()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!part.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + part + " executable");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
