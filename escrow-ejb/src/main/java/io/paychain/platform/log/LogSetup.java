package io.paychain.platform.log;

import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Writes the application's log lines as JSON to standard output, past the server's own log, which
 * knows no trace id. With {@code paychain.log.format=server} the server's log gets them instead.
 */
@Singleton
@Startup
public class LogSetup {

    private static final Logger ROOT = Logger.getLogger("io.paychain");

    private @Nullable Handler handler;

    @PostConstruct
    void install() {
        if (Setting.source().text("paychain.log.format").orElse("json").equals("server")) {
            return;
        }
        handler = new Flushing();
        ROOT.addHandler(handler);
        ROOT.setUseParentHandlers(false);
    }

    @PreDestroy
    void remove() {
        if (handler != null) {
            ROOT.setUseParentHandlers(true);
            ROOT.removeHandler(handler);
            handler.flush();
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
    }
}
