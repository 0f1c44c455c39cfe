package io.paychain.launcher;

import io.paychain.embedded.EmbeddedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A server's own copy of Payara Micro, fresh at every start: what an earlier run left in its configuration would meet the
 * boot commands again. The libraries are hard links, so a copy costs neither space nor time.
 */
final class ServerHome {

    private ServerHome() {}

    /**
     * Copies the home anew.
     *
     * @throws EmbeddedException when it was never built
     */
    static void copy(Path from, Path to) {
        if (!Files.exists(from.resolve("launch-micro.jar"))) {
            throw new EmbeddedException("The server is not built in " + from + ": build it with mvn -Prun.");
        }
        PrivateFiles.deleteTree(to);
        PrivateFiles.createDirectory(to);
        try {
            Files.walkFileTree(from, new Copier(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the server to " + to, e);
        }
    }

    private static final class Copier extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copier(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path target = to.resolve(from.relativize(file));
            if (!file.getFileName().toString().endsWith(".jar") || !linked(file, target)) {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean linked(Path file, Path target) {
            try {
                Files.createLink(target, file);
                return true;
            } catch (IOException | UnsupportedOperationException e) {
                return false;
            }
        }
    }
}
