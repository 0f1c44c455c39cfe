package io.paychain.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paychain.launcher.ServerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Lets the browser tests stop the application server while database and chain go on: {@code POST /stop} answers 204
 * once the process has ended.
 */
final class ServerSwitch implements AutoCloseable {

    private static final int NO_CONTENT = 204;
    private static final int NO_BODY = -1;

    private final HttpServer listener;
    private final ServerNode server;
    private boolean stopped;

    private ServerSwitch(ServerNode server, HttpServer listener) {
        this.server = server;
        this.listener = listener;
    }

    /** A switch for this server, on a free port. */
    static ServerSwitch of(ServerNode server) {
        try {
            HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ServerSwitch made = new ServerSwitch(server, listener);
            listener.createContext("/stop", made::stop);
            listener.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + listener.getAddress().getPort();
    }

    private synchronized void stop(HttpExchange exchange) throws IOException {
        stopped = true;
        server.close();
        exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
        exchange.close();
    }

    /** Starts the server again for the tests that follow, if it was stopped. */
    @Override
    public synchronized void close() {
        listener.stop(0);
        if (stopped) {
            server.restart();
        }
    }
}
