package io.paychain.platform.log;

import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Writes the application's log lines as JSON past the server's own log, which knows no trace id: to
 * standard output, or to the file of {@code paychain.log.file} where the server has none (a started
 * domain of Payara Server). With {@code paychain.log.format=server} the server's log gets them instead.
 */
@Singleton
@Startup
public class LogSetup {

    private static final Logger ROOT = Logger.getLogger("io.paychain");
    private static final int MAX_FILE_BYTES = 50_000_000;
    private static final int MAX_FILES = 10;

    private @Nullable Handler handler;

    @PostConstruct
    void install() {
        Setting settings = Setting.source();
        if (settings.text("paychain.log.format").orElse("json").equals("server")) {
            return;
        }
        handler = settings.text("paychain.log.file").map(LogSetup::file).orElseGet(Flushing::new);
        ROOT.addHandler(handler);
        ROOT.setUseParentHandlers(false);
    }

    @PreDestroy
    void remove() {
        if (handler != null) {
            ROOT.setUseParentHandlers(true);
            ROOT.removeHandler(handler);
            handler.close();
        }
    }

    /**
     * A file that is appended to. A {@code %g} in its name stands for the number of the file, 0 the newest:
     * ten of 50 MB are then kept.
     */
    static Handler file(String pattern) {
        boolean rotating = pattern.contains("%g");
        try {
            FileHandler file = rotating
                    ? new FileHandler(pattern, MAX_FILE_BYTES, MAX_FILES, true)
                    : new FileHandler(pattern, true);
            file.setEncoding(StandardCharsets.UTF_8.name());
            file.setFormatter(new JsonLine());
            file.setLevel(Level.ALL);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("Setting paychain.log.file names a file that cannot be written", e);
        }
    }

    /** Standard output itself: the server has replaced {@code System.out} by its log. */
    private static final class Flushing extends StreamHandler {

        Flushing() {
            super(new FileOutputStream(FileDescriptor.out), new JsonLine());
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(java.util.logging.LogRecord line) {
            super.publish(line);
            flush();
        }

        /** Standard output stays open: the next deployment writes there too. */
        @Override
        public synchronized void close() {
            flush();
        }
    }
}
