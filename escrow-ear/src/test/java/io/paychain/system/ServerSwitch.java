package io.paychain.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
    private final Product product;

    private ServerSwitch(Product product, HttpServer listener) {
        this.product = product;
        this.listener = listener;
    }

    /** A switch for the product's server, on a free port. */
    static ServerSwitch of(Product product) {
        try {
            HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ServerSwitch made = new ServerSwitch(product, listener);
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

    private void stop(HttpExchange exchange) throws IOException {
        product.stopServer();
        exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
        exchange.close();
    }

    /** Ends the switch, not the server. */
    @Override
    public void close() {
        listener.stop(0);
    }
}
