package io.paychain.platform.log;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line per request; never the query, a header or a body, where secrets may stand. */
public final class AccessLog {

    private static final Logger LOG = Logger.getLogger("io.paychain.access");

    private AccessLog() {}

    /**
     * Writes the line.
     *
     * @param micros how long the request took, in microseconds
     */
    public static void write(String method, String path, int status, long micros, String address) {
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        LogRecord line = new LogRecord(Level.INFO, "request");
        line.setLoggerName(LOG.getName());
        line.setParameters(new Object[] {
            Map.of("method", method, "path", path, "status", status, "duration_us", micros, "address", address)
        });
        LOG.log(line);
    }
}
