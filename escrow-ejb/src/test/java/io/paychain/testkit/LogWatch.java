package io.paychain.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Reads every line that is logged, and keeps those with a secret in it (I11). */
public final class LogWatch extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final SimpleFormatter words = new SimpleFormatter();
    private final List<String> secrets;
    private final List<String> found = new CopyOnWriteArrayList<>();

    private LogWatch(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
        root.addHandler(this);
    }

    /** Looks for these from now on. */
    public static LogWatch of(List<String> secrets) {
        return new LogWatch(secrets);
    }

    /** The lines that tell a secret. */
    public List<String> found() {
        return found;
    }

    @Override
    public void publish(LogRecord line) {
        String text = words.formatMessage(line) + trace(line.getThrown());
        if (secrets.stream().anyMatch(text::contains)) {
            found.add(text);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
