package io.paychain.launcher;

import io.paychain.embedded.EmbeddedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second launcher out of a data directory; the system gives it up when the holder dies, however it dies. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws EmbeddedException when another launcher holds it */
    static DirectoryLock of(Layout layout) {
        PrivateFiles.createDirectory(layout.run());
        Path file = layout.run().resolve("launcher.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(layout);
            }
            return new DirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            throw taken(layout);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static EmbeddedException taken(Layout layout) {
        return new EmbeddedException(
                "Another PayChain runs with the data directory " + layout.data() + ": stop it first.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
