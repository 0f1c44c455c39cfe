package io.paychain.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Tells whether the build is newer than every source, so that a start can do without Maven's modules. */
final class BuildStamp {

    private static final List<String> SOURCES =
            List.of("pom.xml", "contracts", "escrow-ejb", "escrow-ws", "escrow-web", "server-config");
    private static final Set<String> NO_SOURCE = Set.of("target", "node_modules", "dist", "test", "cache", "out");

    private final Path project;
    private final Path stamp;

    BuildStamp(Path project) {
        this.project = project;
        this.stamp = project.resolve("server-config/launcher/target/built.stamp");
    }

    /** Notes that everything was built; sources changed since the given moment count as changed after it. */
    void write(Instant buildStart) {
        try {
            Files.writeString(stamp, buildStart.toString());
            Files.setLastModifiedTime(stamp, FileTime.from(buildStart));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + stamp, e);
        }
    }

    /** Tells whether everything is built and no source has changed since; a deleted file changes its folder. */
    boolean isCurrent(Layout layout) {
        if (!Files.exists(stamp) || !Files.exists(layout.war()) || !Files.exists(layout.serverHome())) {
            return false;
        }
        try {
            Newest newest = new Newest();
            for (String source : SOURCES) {
                Files.walkFileTree(project.resolve(source), newest);
            }
            return newest.time.compareTo(Files.getLastModifiedTime(stamp)) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Newest extends SimpleFileVisitor<Path> {

        private FileTime time = FileTime.fromMillis(0);

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (NO_SOURCE.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            // A module's own folder changes with target/ and node_modules/; the folders below it do not.
            return Files.exists(folder.resolve("pom.xml")) ? FileVisitResult.CONTINUE : note(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return note(attributes);
        }

        private FileVisitResult note(BasicFileAttributes attributes) {
            if (attributes.lastModifiedTime().compareTo(time) > 0) {
                time = attributes.lastModifiedTime();
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
